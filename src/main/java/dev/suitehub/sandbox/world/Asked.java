package dev.suitehub.sandbox.world;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.SensitiveField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an app asks a corp for (应用申请的权限), in words for the admin who is to agree. */
public final class Asked {

  private Asked() {}

  public static List<String> of(SandboxSuite suite) {
    return List.of(
        "通讯录权限 · contacts: "
            + permission(suite.contactLevel().orElse(ContactPermission.BASIC.level())),
        suite.contactScope().filter(ContactScope.EXTRA::equals).isPresent()
            ? "额外通讯录范围 · reads an extra range besides those who see it"
            : "通讯录范围与可见范围一致 · reads those who see it",
        suite.sensitiveFields().isEmpty()
            ? "不申请成员敏感信息 · no sensitive fields"
            : "成员敏感信息 · sensitive fields: " + String.join("、", sensitive(suite)),
        "发送应用消息 · sends messages to members that see it");
  }

  private static List<String> sensitive(SandboxSuite suite) {
    Map<String, String> named = grantable(suite);
    return suite.sensitiveFields().stream()
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .map(name -> named.getOrDefault(name, name))
        .toList();
  }

  private static String permission(int level) {
    return ContactPermission.ofLevel(level)
        .map(
            one ->
                switch (one) {
                  case MEMBER_BASIC -> "单个基本信息只读 · the member who uses it, no more";
                  case BASIC -> "通讯录基本信息只读 · basic information, read only";
                  case ALL_READ -> "通讯录全部信息只读 · all information, read only";
                  case READ_WRITE -> "通讯录全部信息读写 · all information, read and write";
                  case WRITE_ONLY -> "通讯录全部信息只写 · all information, write only";
                })
        .orElse(String.valueOf(level));
  }

  /** What WeCom still tells third-party apps, of what this one asks for: API name and label. */
  public static Map<String, String> grantable(SandboxSuite suite) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (SensitiveField one : suite.sensitiveFields()) {
      if (!one.isLegacy()) {
        String chinese =
            switch (one) {
              case AVATAR -> "头像";
              case GENDER -> "性别";
              default -> "个人二维码";
            };
        String name = one.name().toLowerCase(Locale.ROOT);
        fields.put(name, chinese + " · " + name);
      }
    }
    return fields;
  }
}
