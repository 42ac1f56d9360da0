package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.testkit.VectorTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher against what a filter means, for every operator on every type of attribute. */
class TypedFilterLawsTest {
    private static final int FILTERS = 25_000;
    private static final int DEVICES = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3_422, 3_423})
    void aFilterFindsWhatItMeans(long seed) {
        RandomDevices random = new RandomDevices(seed);
        int found = 0;
        for (int i = 0; i < FILTERS; i++) {
            boolean lenient = i % 2 == 0;
            Filter filter = random.filter(i % 4, lenient);
            FilterMatcher matcher = FilterMatcher.of(
                    filter, VectorTypes.DEVICE, lenient ? FilterOptions.lenient() : FilterOptions.strict());
            for (int j = 0; j < DEVICES; j++) {
                Resource device = random.device();
                boolean meant = filter.accept(new DeviceMeaning(DeviceMeaning.DEVICE, device.tree()));
                if (matcher.matches(device) != meant) {
                    fail("%s means %s of %s", filter, meant, device);
                }
                found += meant ? 1 : 0;
            }
        }
        assertThat(found).isBetween(FILTERS * DEVICES / 5, FILTERS * DEVICES * 4 / 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3_424})
    void aFilterInBracketsSelectsWhatItMeans(long seed) {
        RandomDevices random = new RandomDevices(seed);
        List<String> names = DeviceMeaning.BRACKETS.keySet().stream().sorted().toList();
        for (int i = 0; i < 100_000; i++) {
            String name = names.get(i % names.size());
            Map<String, DeviceMeaning.Way> ways = DeviceMeaning.BRACKETS.get(name);
            Filter filter = random.filter(i % 4, ways, true);
            FilterMatcher matcher = FilterMatcher.ofElement(
                    filter, VectorTypes.DEVICE.attribute(name).orElseThrow(), FilterOptions.lenient());
            JsonValue element = random.element(ways);
            if (matcher.matchesElement(element) != filter.accept(new DeviceMeaning(ways, element))) {
                fail("%s[%s] on %s", name, filter, element);
            }
        }
    }
}
