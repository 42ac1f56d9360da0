/** Recorded conversations of SCIM clients, replayed over HTTP: the steps are data, the runner knows no vendor. */
package io.scimvault.host.replay;
