package io.chate2ee.stack;

/**
 * Who logs in to PostgreSQL.
 *
 * @param name the user name
 * @param password the password, secret
 */
public record DatabaseRole(String name, String password) {
    @Override
    public String toString() {
        return "DatabaseRole[name=" + name + ", password=[redacted]]";
    }
}
