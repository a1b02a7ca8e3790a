package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaCallsTest {

  private static final String PNG = "\u0089PNG and more";

  @TempDir Path data;
  private ApiRig rig;
  private Authorisation installed;

  @BeforeEach
  void install() {
    rig = new ApiRig(data);
    installed = rig.installed(CORP_A);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_file_is_its_corps_for_three_days() throws IOException {
    JsonObject kept = upload("media/upload", "file", "some text");
    assertThat(kept.getString("created_at"))
        .isEqualTo(String.valueOf(rig.rig.clock.instant().getEpochSecond()));
    assertThat(kept.getString("errmsg")).isEmpty();
    assertThat(kept.getString("type")).isEqualTo("file");
    String mediaId = kept.getString("media_id");
    assertThat(bytes(get(installed, mediaId))).isEqualTo("some text");
    assertThat(get(rig.installed(CORP_B), mediaId).errcode()).isEqualTo(40007);

    rig.rig.clock.turn(Duration.ofDays(3).minusSeconds(1));
    assertThat(get(installed, mediaId).errcode()).isZero();
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(get(installed, mediaId).errcode()).isEqualTo(40007);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file | 12345 | 40006",
        "file | 123456 | 0",
        "smoke | 123456 | 40004",
        "image | 123456 | 40004",
        "voice | #!AMR123 | 0",
        "voice | #!MP3123 | 40004",
        "video | 0000ftypmp42 | 0",
        "video | 0000moov1234 | 40004"
      })
  void a_file_is_what_its_type_says(String type, String content, int errcode) {
    assertThat(upload("media/upload", type, content).getInt("errcode")).isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource({"2097152, 0", "2097153, 45001"})
  void a_voice_has_up_to_two_megabytes(int bytes, int errcode) {
    String content = "#!AMR" + "0".repeat(bytes - 5);

    assertThat(upload("media/upload", "voice", content).getInt("errcode")).isEqualTo(errcode);
  }

  @Test
  void pictures_have_an_address_and_come_a_hundred_times_a_day() {
    JsonObject first = upload("media/uploadimg", "", PNG);
    assertThat(first.getString("url")).contains("/sandbox/pictures/" + CORP_A + "/");
    for (int i = 1; i < 100; i++) {
      assertThat(upload("media/uploadimg", "", PNG).getInt("errcode")).isZero();
    }
    assertThat(upload("media/uploadimg", "", PNG).getInt("errcode")).isEqualTo(45009);

    rig.rig.clock.turn(Duration.ofDays(1));
    assertThat(upload("media/uploadimg", "", PNG).getInt("errcode")).isZero();
  }

  @Test
  void a_provider_has_media_of_its_own() {
    Map<String, String> query =
        Map.of("provider_access_token", rig.providerToken(), "type", "file");

    assertThat(rig.json(call("service/media/upload", query, "some text")))
        .containsKeys("media_id", "created_at");
  }

  @Test
  void what_is_to_be_fetched_becomes_a_job() {
    assertThat(
            rig.asCorp(
                installed,
                "media/upload_by_url",
                "{'scene':1,'type':'video','filename':'a.mp4','url':'https://example.com/a','md5':'x'}"))
        .containsKey("jobid");
    assertThat(rig.asCorp(installed, "media/upload_by_url", "{'type':'video'}").getInt("errcode"))
        .isEqualTo(40063);
  }

  private JsonObject upload(String path, String type, String content) {
    Map<String, String> query = Map.of("access_token", rig.corpToken(installed), "type", type);
    return rig.json(call(path, query, content));
  }

  private static ApiCall call(String path, Map<String, String> query, String content) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    return new ApiCall(
        "POST",
        path,
        query,
        "",
        ApiRig.IP,
        MediaPart.of(body.getBytes(ISO_8859_1), "multipart/form-data; boundary=b"));
  }

  private Answered get(Authorisation authorisation, String mediaId) {
    Map<String, String> query =
        Map.of("access_token", rig.corpToken(authorisation), "media_id", mediaId);
    return rig.answer(new ApiCall("GET", "media/get", query, "", ApiRig.IP));
  }

  private static String bytes(Answered answered) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answered.content().orElseThrow().writer().to(out);
    return out.toString(ISO_8859_1);
  }
}
