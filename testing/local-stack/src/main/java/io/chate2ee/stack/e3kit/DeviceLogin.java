package io.chate2ee.stack.e3kit;

import java.net.URI;

/**
 * What a chat app knows when it starts E3Kit.
 *
 * @param tokenUrl where to ask for a Virgil JWT
 * @param virgilUrl the Virgil Cloud, or what stands in for it
 * @param login the user's login JWT, secret
 */
public record DeviceLogin(URI tokenUrl, URI virgilUrl, String login) {
    @Override
    public String toString() {
        return "DeviceLogin[tokenUrl=" + tokenUrl + ", virgilUrl=" + virgilUrl + ", login=[redacted]]";
    }
}
