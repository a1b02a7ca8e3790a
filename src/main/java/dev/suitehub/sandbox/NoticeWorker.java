package dev.suitehub.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Warns at every start that WeCom is played here. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class NoticeWorker {

  private static final Logger LOG = System.getLogger(NoticeWorker.class.getName());

  @Inject SandboxConfig config;

  @PostConstruct
  void start() {
    if (config.isOn()) {
      LOG.log(Level.WARNING, StartNotice.text(config));
    }
  }
}
