/** SCIM clients of others, end to end against the packaged http-host. */
package io.scimvault.clients;
