package io.scimvault.benchmarks.scimple;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.resources.Address;
import org.apache.directory.scim.spec.resources.GroupMembership;
import org.apache.directory.scim.spec.resources.Name;
import org.apache.directory.scim.spec.resources.ScimGroup;
import org.apache.directory.scim.spec.resources.ScimResource;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.apache.directory.scim.spec.resources.UserGroup;
import org.apache.directory.scim.spec.schema.Meta;
import org.jspecify.annotations.Nullable;

/** Visits every property of a bean that the measured resources have. */
final class BeanWalk {
    static final int DATE_TIME = "2010-01-23T04:56:22Z".length();

    private BeanWalk() {}

    static long length(ScimResource resource) {
        long sum = text(resource.getId()) + text(resource.getExternalId());
        for (String urn : resource.getSchemas()) {
            sum += text(urn);
        }
        if (resource.getMeta() != null) {
            sum += meta(resource.getMeta());
        }
        return sum
                + (resource instanceof ScimUser user
                        ? user(user)
                        : text(((ScimGroup) resource).getDisplayName())
                                + all(((ScimGroup) resource).getMembers(), BeanWalk::member));
    }

    private static long user(ScimUser user) {
        long sum = text(user.getUserName())
                + text(user.getDisplayName())
                + text(user.getNickName())
                + text(user.getProfileUrl())
                + text(user.getTitle())
                + text(user.getUserType())
                + text(user.getPreferredLanguage())
                + text(user.getLocale())
                + text(user.getTimezone())
                + text(user.getPassword())
                + flag(user.getActive())
                + name(user.getName());
        sum += all(user.getEmails(), x -> typed(x.getValue(), x.getType(), x.getDisplay(), x.getPrimary()));
        sum += all(user.getPhoneNumbers(), x -> typed(x.getValue(), x.getType(), x.getDisplay(), x.getPrimary()));
        sum += all(user.getIms(), x -> typed(x.getValue(), x.getType(), x.getDisplay(), x.getPrimary()));
        sum += all(user.getPhotos(), x -> typed(x.getValue(), x.getType(), x.getDisplay(), x.getPrimary()));
        sum += all(user.getX509Certificates(), x -> typed(x.getValue(), x.getType(), x.getDisplay(), x.getPrimary()));
        sum += all(user.getAddresses(), BeanWalk::address) + all(user.getGroups(), BeanWalk::group);
        EnterpriseExtension enterprise = user.getExtension(EnterpriseExtension.class);
        return enterprise == null ? sum : sum + enterprise(enterprise);
    }

    private static long name(@Nullable Name name) {
        return name == null
                ? 0
                : text(name.getFormatted())
                        + text(name.getFamilyName())
                        + text(name.getGivenName())
                        + text(name.getMiddleName())
                        + text(name.getHonorificPrefix())
                        + text(name.getHonorificSuffix());
    }

    private static long address(Address address) {
        return typed(address.getFormatted(), address.getType(), address.getDisplay(), address.getPrimary())
                + text(address.getStreetAddress())
                + text(address.getLocality())
                + text(address.getRegion())
                + text(address.getPostalCode())
                + text(address.getCountry());
    }

    private static long group(UserGroup group) {
        return text(group.getValue()) + text(group.getRef()) + text(group.getDisplay());
    }

    private static long member(GroupMembership member) {
        return text(member.getValue()) + text(member.getRef()) + text(member.getDisplay());
    }

    private static long enterprise(EnterpriseExtension enterprise) {
        EnterpriseExtension.Manager manager = enterprise.getManager();
        return text(enterprise.getEmployeeNumber())
                + text(enterprise.getCostCenter())
                + text(enterprise.getOrganization())
                + text(enterprise.getDivision())
                + text(enterprise.getDepartment())
                + (manager == null
                        ? 0
                        : text(manager.getValue()) + text(manager.getRef()) + text(manager.getDisplayName()));
    }

    private static long meta(Meta meta) {
        return text(meta.getResourceType())
                + time(meta.getCreated())
                + time(meta.getLastModified())
                + text(meta.getLocation())
                + text(meta.getVersion());
    }

    private static long typed(
            @Nullable String value, @Nullable String type, @Nullable String display, @Nullable Boolean primary) {
        return text(value) + text(type) + text(display) + flag(primary);
    }

    private static <T> long all(@Nullable List<T> elements, ToLongFunction<T> length) {
        long sum = 0;
        if (elements != null) {
            for (T element : elements) {
                sum += length.applyAsLong(element);
            }
        }
        return sum;
    }

    private static long text(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static long time(@Nullable LocalDateTime time) {
        return time == null ? 0 : DATE_TIME;
    }

    private static long flag(@Nullable Boolean flag) {
        return flag != null && flag ? 1 : 0;
    }
}
