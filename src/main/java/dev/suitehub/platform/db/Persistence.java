package dev.suitehub.platform.db;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/**
 * The data source of this WAR, and what beans inject of it: the entity manager of the running
 * transaction.
 */
@Dependent
@DataSourceDefinition(
    name = "java:app/jdbc/hub",
    className = "dev.suitehub.platform.db.HubDataSource",
    minPoolSize = 2,
    maxPoolSize = 20,
    properties = "description=hub")
public class Persistence {

  @Produces
  @PersistenceContext(unitName = "hub")
  EntityManager entityManager;

  @Produces
  @Resource(lookup = "java:app/jdbc/hub")
  DataSource dataSource;
}
