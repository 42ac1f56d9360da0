package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.Issue;
import io.scimvault.scim.validation.ResourceValidator;

/**
 * Applies PATCH requests (RFC 7644 §3.5.2) to resources of one type: all of a request or nothing, as a function from one resource to
 * another.
 *
 * <p>Where the RFC leaves room:
 *
 * <ul>
 *   <li>{@code add} and {@code replace} of a complex value, with a path or in a path-less value, change the sub-attributes that are
 *       given and leave the others. An extension's object likewise.
 *   <li>A sub-attribute of a multi-valued attribute without a filter means the sub-attribute of every element.
 *   <li>{@code add} with a filter that matches nothing creates an element, if the filter consists of {@code eq} terms joined by
 *       {@code and}; elements that refer to another resource are not made in this way.
 *   <li>Adding what is there changes nothing. An element is there if one has the same {@code value}, and the same {@code type} where
 *       both have one; what else the new one holds is added to the old.
 *   <li>An element that becomes the primary one takes that from the others.
 *   <li>Null and the empty array unassign when replaced, and cannot be added; a value of which nothing is understood changes nothing.
 *   <li>What must be there, and what cannot change, is checked at the end: on the way through the operations it may be missing.
 * </ul>
 */
public final class PatchEngine {
    private final ResourceType type;
    private final PatchOptions options;

    private PatchEngine(ResourceType type, PatchOptions options) {
        this.type = type;
        this.options = options;
    }

    public static PatchEngine of(ResourceType type, PatchOptions options) {
        return new PatchEngine(type, options);
    }

    /**
     * What a request makes of a resource in canonical form.
     *
     * @throws ScimException 400, if any operation cannot be applied
     */
    public Change apply(Resource resource, PatchRequest request) {
        PatchRun run = new PatchRun(type, options, resource);
        int number = 0;
        for (PatchOperation operation : request.operations()) {
            number++;
            try {
                run.apply(operation);
            } catch (ScimException e) {
                throw OperationNumber.in(number, e);
            }
        }
        Resource after = run.resource();
        Draft.States compared = run.excerpts(resource, after);
        if (!ResourceValidator.checkMutability(type, compared.before(), compared.after())
                .isEmpty()) {
            // What is left out may have lacked the same before.
            Issue.refusal(ResourceValidator.checkMutability(type, resource, after))
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
        return Change.of(resource, after, Comparison.of(type, compared.before(), compared.after()));
    }
}
