package dev.suitehub.platform.db;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
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
    properties = {
      "description=hub",
      // Payara would hand out dead connections after the database was away, and wait for a minute.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000",
    })
public class Persistence {

  @PersistenceContext(unitName = "hub")
  EntityManager entityManager;

  @Resource(lookup = "java:app/jdbc/hub")
  DataSource dataSource;

  /**
   * One for all, as it is bound to whatever transaction runs: to look it up costs a server much.
   */
  @Produces
  @ApplicationScoped
  EntityManager entities() {
    return entityManager;
  }

  @Produces
  @ApplicationScoped
  DataSource connections() {
    return dataSource;
  }
}
