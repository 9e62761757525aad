package io.chate2ee.groupsync.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.groupsync.intake.Replay;
import io.chate2ee.groupsync.intake.ReplayChoice;
import io.chate2ee.groupsync.operate.GroupOperations;
import io.chate2ee.groupsync.operate.ReplayOperation;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All groups at once, for operators. */
@Path("/v1/admin")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AdminWork {
    private static final int MOST_LINES = 1_000;

    private final AdminDoor door;
    private final GroupOperations groups;
    private final ReplayOperation replaying;
    private final Answers answers;

    AdminWork(AdminDoor door, GroupOperations groups, ReplayOperation replaying, Answers answers) {
        this.door = door;
        this.groups = groups;
        this.replaying = replaying;
        this.answers = answers;
    }

    /** Lets all replicas rest. */
    @POST
    @Path("pause")
    @Operation(operationId = "pause", summary = "Lets all work rest, for operators")
    public Data<Resting> pause() {
        Operator who = door.admit(AuditAction.PAUSE);
        return new Data<>(new Resting(true, answers.of(() -> groups.pause(who))));
    }

    /** Lets work go on. */
    @POST
    @Path("resume")
    @Operation(operationId = "resume", summary = "Lets work go on, for operators")
    public Data<Resting> resume() {
        Operator who = door.admit(AuditAction.RESUME);
        return new Data<>(new Resting(false, answers.of(() -> groups.resume(who))));
    }

    /** Has all groups compared with the cloud and repaired. */
    @POST
    @Path("resync")
    @Operation(operationId = "resyncAll", summary = "Has all groups compared and repaired, for operators")
    public Data<Marked> resync() {
        Operator who = door.admit(AuditAction.RESYNC);
        return new Data<>(new Marked(answers.of(() -> groups.resyncAll(who))));
    }

    /** Sends rejected records again. */
    @POST
    @Path("replay")
    @Operation(operationId = "replay", summary = "Sends rejected records again, for operators")
    public Data<Replayed> replay(
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("group") @Nullable String group,
            @QueryParam("since") @Nullable String since,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Operator who = door.admit(AuditAction.REPLAY);
        var choice =
                new ReplayChoice(read("reason", reason, Reason::valueOf), group, read("since", since, Instant::parse));
        List<String> lines = new ArrayList<>();
        Replay.Count count = answers.of(() -> replaying.replay(who, choice, dryRun, line -> {
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            }
        }));
        return new Data<>(new Replayed(count.read(), count.chosen(), !dryRun, lines));
    }

    private static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, name + " makes no sense.");
        }
    }

    /**
     * Whether work rests now.
     *
     * @param changed whether that is new
     */
    public record Resting(boolean resting, boolean changed) {}

    /**
     * What will be compared.
     *
     * @param groups how many
     */
    public record Marked(int groups) {}

    /**
     * What became of rejected records.
     *
     * @param read how many there are
     * @param chosen how many were meant
     * @param sent whether these were sent again
     * @param lines one for each of the first thousand that were meant, without its content
     */
    public record Replayed(long read, long chosen, boolean sent, List<String> lines) {
        /** Copies the list. */
        public Replayed {
            lines = List.copyOf(lines);
        }
    }
}
