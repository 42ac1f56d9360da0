/** What a client's JSON means under the schemas: read into canonical resources, checked, with everything that is wrong as a list. */
@NullMarked
package io.scimvault.scim.validation;

import org.jspecify.annotations.NullMarked;
