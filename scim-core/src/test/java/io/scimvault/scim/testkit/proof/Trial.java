package io.scimvault.scim.testkit.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.testkit.ResourceStoreContract;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit on a broken store, run within a test: which of its tests fail, and why. */
@ExtendWith(Trial.Chosen.class)
final class Trial extends ResourceStoreContract {
    private static final String STORE = "store";

    private final BrokenStore broken;

    Trial(BrokenStore broken) {
        this.broken = broken;
    }

    @Override
    public ResourceStore newStore() {
        return broken.open();
    }

    @Override
    public int parallelRounds() {
        return 10;
    }

    /** The failures by the names of the tests. */
    static Map<String, Throwable> of(BrokenStore broken) {
        Map<String, Throwable> failures = new TreeMap<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Trial.class))
                                .configurationParameter(STORE, broken.name())
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(why -> failures.put(test.getDisplayName(), why));
                            }
                        });
        return failures;
    }

    /** Gives the trial its store. */
    static final class Chosen implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == BrokenStore.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return BrokenStore.valueOf(context.getConfigurationParameter(STORE).orElseThrow());
        }
    }
}
