package io.chate2ee.http.door;

import io.chate2ee.http.body.JsonBody;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;

/** A service as small as can be. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {
    record Who(String uid) {}

    private final CurrentCaller caller;

    ProbeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Path("who")
    public Uni<Data<Who>> who() {
        return Uni.createFrom().item(() -> new Data<>(new Who(caller.uid().value())));
    }

    @POST
    @Path("size")
    @Consumes(MediaType.WILDCARD)
    public Uni<Data<Map<String, Integer>>> size(byte[] body) {
        return Uni.createFrom()
                .item(new Data<>(Map.of("fields", JsonBody.read(body).node().size())));
    }

    @POST
    @Path("record")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Data<Who>> bound(Who body) {
        return Uni.createFrom().item(new Data<>(body));
    }

    @GET
    @Path("refusal")
    public Uni<Data<Who>> refusal() {
        return Uni.createFrom().failure(new RequestFailure(ErrorCode.TOO_MANY_IDS, "at most 1000 ids a call"));
    }

    @GET
    @Path("away")
    public Uni<Data<Who>> away() {
        return Uni.createFrom().failure(RequestFailure.unavailable(Duration.ofMillis(1)));
    }

    @GET
    @Path("defect")
    public Uni<Data<Who>> defect() {
        return Uni.createFrom().failure(new IllegalStateException("secret detail"));
    }
}
