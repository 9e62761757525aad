package io.chate2ee.stack.process;

import java.io.IOException;

/** A program that starts a child under watch, prints its process id and never ends by itself. */
final class HangingParent {
    private HangingParent() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OrphanWatch watch = OrphanWatch.start();
        Process child = new ProcessBuilder("sleep", "600").start();
        watch.add(child.pid());
        System.out.println(child.pid());
        Thread.currentThread().join();
    }
}
