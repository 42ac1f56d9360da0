/** The line from raw request to raw response, and the port that a store implements. */
@NullMarked
package io.scimvault.scim.service;

import org.jspecify.annotations.NullMarked;
