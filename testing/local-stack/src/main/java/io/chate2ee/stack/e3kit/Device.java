package io.chate2ee.stack.e3kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One installation of the chat app with E3Kit in it. Every method calls the E3Kit method of the same name, blocks until it
 * is done, and throws what E3Kit throws as {@link E3KitException}.
 */
public final class Device {
    private final E3KitProcess process;
    private final String name;
    private final String identity;

    Device(E3KitProcess process, String name, String identity) {
        this.process = process;
        this.name = name;
        this.identity = identity;
    }

    /** The name in the process. */
    public String name() {
        return name;
    }

    /** The user's Virgil identity, as the Virgil JWT told it. */
    public String identity() {
        return identity;
    }

    /** Makes a key, keeps it on this device and publishes its card. */
    public void register() {
        call("register", E3KitProcess.parameters());
    }

    /** Whether this device holds the user's private key. */
    public boolean hasLocalPrivateKey() {
        return call("hasLocalPrivateKey", E3KitProcess.parameters()).asBoolean();
    }

    /** Stores the private key in the cloud, locked with a password. */
    public void backupPrivateKey(String password) {
        call("backupPrivateKey", E3KitProcess.parameters().put("password", password));
    }

    /** Fetches the private key from the cloud to this device. */
    public void restorePrivateKey(String password) {
        call("restorePrivateKey", E3KitProcess.parameters().put("password", password));
    }

    /** Forgets the private key and the groups on this device, as an app does at log-out. */
    public void cleanup() {
        call("cleanup", E3KitProcess.parameters());
    }

    /** Card ids by identity. */
    public Map<String, String> findUsers(Collection<String> identities) {
        ObjectNode parameters = E3KitProcess.parameters();
        identities.forEach(parameters.putArray("identities")::add);
        Map<String, String> cards = new LinkedHashMap<>();
        call("findUsers", parameters)
                .properties()
                .forEach(card -> cards.put(card.getKey(), card.getValue().asText()));
        return cards;
    }

    /** Encrypts for some users, signed by this one. */
    public String authEncrypt(Collection<String> recipients, String text) {
        ObjectNode parameters = E3KitProcess.parameters().put("text", text);
        recipients.forEach(parameters.putArray("recipients")::add);
        return call("authEncrypt", parameters).asText();
    }

    /** Decrypts what the sender encrypted for this user. */
    public String authDecrypt(String sender, String message) {
        return call(
                        "authDecrypt",
                        E3KitProcess.parameters().put("sender", sender).put("message", message))
                .asText();
    }

    /**
     * Loads a group from the cloud by its owner's card.
     *
     * @param group the group's identity
     * @param owner the identity of its owner
     * @return the identities of all participants
     */
    public List<String> loadGroup(String group, String owner) {
        return texts(
                call("loadGroup", E3KitProcess.parameters().put("group", group).put("owner", owner)));
    }

    /** Fetches what is new about a group that was loaded before; answers the participants. */
    public List<String> updateGroup(String group) {
        return texts(call("updateGroup", E3KitProcess.parameters().put("group", group)));
    }

    /** Encrypts for a group with the newest epoch that this device has. */
    public String encryptGroup(String group, String text) {
        return call(
                        "encryptGroup",
                        E3KitProcess.parameters().put("group", group).put("text", text))
                .asText();
    }

    /** Decrypts a message of a group with what this device has, without asking the cloud for newer epochs. */
    public String decryptGroup(String group, String sender, String message) {
        ObjectNode parameters = E3KitProcess.parameters();
        parameters.put("group", group).put("sender", sender).put("message", message);
        return call("decryptGroup", parameters).asText();
    }

    /** Creates a group of which this user is the owner, as apps do that have no server for it. */
    public void createGroup(String group, Collection<String> members) {
        call("createGroup", about(group, members));
    }

    /** Adds members to a group of this user's own. */
    public void addToGroup(String group, Collection<String> members) {
        call("addToGroup", about(group, members));
    }

    /** Removes members from a group of this user's own. */
    public void removeFromGroup(String group, Collection<String> members) {
        call("removeFromGroup", about(group, members));
    }

    /** Deletes a group of this user's own. */
    public void deleteGroup(String group) {
        call("deleteGroup", E3KitProcess.parameters().put("group", group));
    }

    private static ObjectNode about(String group, Collection<String> members) {
        ObjectNode parameters = E3KitProcess.parameters().put("group", group);
        members.forEach(parameters.putArray("members")::add);
        return parameters;
    }

    private JsonNode call(String call, ObjectNode parameters) {
        return process.call(name, call, parameters);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
