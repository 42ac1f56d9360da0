/**
 * The test kit for hosts: {@link io.scimvault.scim.testkit.ResourceStoreContract} proves that a store of theirs does what the protocol
 * relies on. It needs JUnit Jupiter and nothing else, and is used from the class path.
 */
package io.scimvault.scim.testkit;
