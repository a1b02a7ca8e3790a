package dev.suitehub.journey.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a request that is answered wrongly as small as it still is, and writes it down. */
final class Reproduction {

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MOST_TRIES = 200;

  private final Prey prey;
  private final Judge judge;
  private final String wrong;
  private int tries;

  private Reproduction(Prey prey, Judge judge, String wrong) {
    this.prey = prey;
    this.judge = judge;
    this.wrong = wrong;
  }

  /** A line on it, with the file to be sent as it stands: {@code nc host port < file}. */
  static String write(Prey prey, Complaint complaint, Path folder, int number) {
    Reproduction search = new Reproduction(prey, new Judge(prey), complaint.what());
    Shot shot = complaint.shot();
    boolean again = search.isWrong(shot);
    Shot least = again ? search.least(shot) : shot;
    Path file = folder.resolve("%02d-%s.http".formatted(number, shot.attack()));
    try {
      Files.createDirectories(folder);
      Files.write(file, least.bytes(prey.host()));
      Files.writeString(
          folder.resolve(file.getFileName() + ".why"),
          complaint
              + (again ? "\nwrong again when sent alone\n\n" : "\nnot wrong when sent alone\n\n")
              + complaint.answer().head()
              + "\n"
              + complaint.answer().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Report.file(complaint, file, least.bytes(prey.host()));
  }

  private Shot least(Shot shot) {
    Shot best = shot;
    boolean better = true;
    while (better && tries < MOST_TRIES) {
      better = false;
      for (Shot smaller : smaller(best)) {
        if (tries < MOST_TRIES && isWrong(smaller)) {
          best = smaller;
          better = true;
          break;
        }
      }
    }
    return best;
  }

  private static List<Shot> smaller(Shot shot) {
    List<Shot> all = new ArrayList<>();
    for (int i = 0; i < shot.headers().size(); i++) {
      all.add(shot.without(i));
    }
    byte[] body = shot.body();
    for (int part = body.length / 2; part > 0; part /= 4) {
      all.add(shot.saying(Arrays.copyOf(body, body.length - part)));
      all.add(shot.saying(Arrays.copyOfRange(body, part, body.length)));
    }
    int ampersand = shot.target().lastIndexOf('&');
    if (ampersand > 0) {
      all.add(shot.to(shot.target().substring(0, ampersand)));
    }
    byte[] target = shot.target().getBytes(StandardCharsets.ISO_8859_1);
    for (int part = target.length / 2; part > 8; part /= 2) {
      all.add(shot.to(new String(target, 0, target.length - part, StandardCharsets.ISO_8859_1)));
    }
    return all;
  }

  private boolean isWrong(Shot shot) {
    tries++;
    try (Line line = new Line(prey.address())) {
      Answer answer = line.send(shot, PATIENCE_MILLIS);
      return judge.complaint(shot, answer).filter(wrong::equals).isPresent();
    }
  }
}
