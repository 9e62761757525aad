package io.chate2ee.stack.quickstart;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.process.ChildFailure;
import io.chate2ee.stack.scene.Names;
import io.chate2ee.stack.scene.Scene;
import io.chate2ee.stack.scene.Stage;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.StackOptions;
import io.chate2ee.stack.suite.StackPorts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The program behind {@code ./quickstart}. */
public final class Quickstart {
    private static final int HELD = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final CommandLine options;
    private final Terminal terminal;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Quickstart(CommandLine options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    /** Runs until the scene is over or Ctrl-C, and exits with 0, 1 if something failed, or 2 for a wrong command line. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, System.console() != null && System.getenv("NO_COLOR") == null);
        int code = USAGE;
        try {
            code = new Quickstart(CommandLine.parse(List.of(arguments)), terminal).run();
        } catch (CommandLine.Mistake e) {
            terminal.line(e.line());
            terminal.line(CommandLine.usage());
        }
        System.exit(code);
    }

    private int run() {
        if (options.help()) {
            terminal.line(CommandLine.usage());
            return HELD;
        }
        StackPorts ports = StackPorts.wellKnownWherePossible();
        StackOptions how = new StackOptions(options.data(), ports).withForm(options.form());
        LocalStack stack = new LocalStack(Checkout.find(), how, terminal);
        QuickstartLogs.goTo(stack.logs().resolve("postgres-and-kafka.log"));
        Thread atExit = new Thread(() -> stop(stack), "quickstart-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            terminal.heading("Starting");
            ports.replaced().forEach(terminal::note);
            stack.start();
            stack.failure().thenAccept(failure -> giveUp(stack, failure));
            return useOf(stack);
        } catch (RuntimeException e) {
            return stopping.get() ? HELD : failed(stack, e);
        }
    }

    private int useOf(LocalStack stack) {
        Path addresses = options.addressesFile().orElse(stack.directory().resolve("addresses.json"));
        stack.addresses().writeTo(addresses);
        Names names = Names.plain();
        if (options.demo()) {
            names = Names.ofRun(RunCounter.next(stack.directory()));
            try (Stage stage = new Stage(stack, names)) {
                Scene.play(stage, terminal);
            }
            terminal.line("");
            terminal.heading("Every step held.");
        }
        if (!options.exit()) {
            Farewell.lines(stack.addresses(), names, addresses.toString()).forEach(terminal::line);
            waitForEver();
        }
        return HELD;
    }

    private int failed(LocalStack stack, RuntimeException e) {
        stack.keepLogs();
        terminal.line("");
        terminal.line("FAILED: " + e.getMessage() + " (logs: " + stack.logs() + ")");
        return FAILED;
    }

    private void giveUp(LocalStack stack, ChildFailure failure) {
        if (!stopping.get()) {
            System.exit(failed(stack, failure));
        }
    }

    private void stop(LocalStack stack) {
        stopping.set(true);
        terminal.line("Stopping");
        try {
            stack.close();
        } catch (RuntimeException e) {
            // Nobody is left who could hear of it in another way.
            terminal.line("Not everything could be stopped: " + List.of(e.getSuppressed()));
        }
    }

    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
