package dev.suitehub.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** What this process calls itself, for people: the host, and what tells two on one host apart. */
@ApplicationScoped
class Node {

  private static final int LONGEST_HOST = 40;

  private final String name = host() + "-" + UUID.randomUUID().toString().substring(0, 4);

  String name() {
    return name;
  }

  private static String host() {
    try {
      String host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
      return host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST);
    } catch (UnknownHostException e) {
      return "node";
    }
  }
}
