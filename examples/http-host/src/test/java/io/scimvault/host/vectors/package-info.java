/** The vectors of the protocol, run over HTTP against a host whose ids, times and versions cannot be foreseen. */
package io.scimvault.host.vectors;
