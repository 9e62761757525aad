package io.chate2ee.identity.registry;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads of {@code chat_group}. */
@ApplicationScoped
class GroupRows implements PanacheRepositoryBase<GroupRow, String> {}
