package io.chate2ee.deploy;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A file of settings behind a ConfigMap.
 *
 * @param set what it sets
 * @param defaults what it documents with {@code #NAME=default}
 */
record EnvFile(Map<String, String> set, Map<String, String> defaults) {
    private static final Pattern LINE = Pattern.compile("(?m)^(#?)([A-Z][A-Z0-9_]*)=(.*)$");

    static EnvFile read(String configMap) {
        Map<String, String> set = new TreeMap<>();
        Map<String, String> defaults = new TreeMap<>();
        var line = LINE.matcher(Repository.text("deploy/kubernetes/base/settings/" + configMap + ".env"));
        while (line.find()) {
            (line.group(1).isEmpty() ? set : defaults).put(line.group(2), line.group(3));
        }
        return new EnvFile(set, defaults);
    }
}
