package dev.suitehub.wire;

import static dev.suitehub.wire.NoticeShape.EVENT;
import static dev.suitehub.wire.NoticeShape.INFO;
import static dev.suitehub.wire.NoticeShape.MESSAGE;
import static dev.suitehub.wire.NoticeShape.OTHER;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of notice (回调消息) known by name. A kind counts only in the forms it is documented in: an
 * event called suite_ticket is {@link #UNKNOWN}. {@link Notice#rawType()} always keeps the name as
 * it came.
 */
public enum NoticeType {
  // Authorisation: doc 90628, 90642, 97175, 97378, 98959, 101587
  SUITE_TICKET("suite_ticket", INFO),
  CREATE_AUTH("create_auth", INFO),
  CHANGE_AUTH("change_auth", INFO),
  CANCEL_AUTH("cancel_auth", INFO),
  RESET_PERMANENT_CODE("reset_permanent_code", INFO),
  CORP_ARCH_AUTH("corp_arch_auth", INFO),
  APPROVE_SPECIAL_AUTH("approve_special_auth", INFO),
  CANCEL_SPECIAL_AUTH("cancel_special_auth", INFO),
  AUTH_DATA_PERMISSION("auth_data_permission", INFO),
  EXPIRE_REMIND_DATA_PERMISSION("expire_remind_data_permission", INFO),

  // Contacts and customers: doc 90639, 92277, 93373, 92050
  CHANGE_CONTACT("change_contact", INFO, EVENT),
  CHANGE_EXTERNAL_CONTACT("change_external_contact", INFO),
  CHANGE_EXTERNAL_CHAT("change_external_chat", INFO),
  CHANGE_EXTERNAL_TAG("change_external_tag", INFO),
  CUSTOMER_ACQUISITION("customer_acquisition", INFO),
  CUSTOMER_ACQUISITION_PERMIT_CHANGE("customer_acquisition_permit_change", INFO),
  SHARE_AGENT_CHANGE("share_agent_change", INFO, EVENT),
  SHARE_CHAIN_CHANGE("share_chain_change", INFO, EVENT),
  CHANGE_SCHOOL_CONTACT("change_school_contact", INFO),

  // Cashier: doc 99387, 91930, 99389, 91932, 91933, 99353
  OPEN_ORDER("open_order", INFO),
  CHANGE_ORDER("change_order", INFO),
  PAY_FOR_APP_SUCCESS("pay_for_app_success", INFO),
  REFUND("refund", INFO),
  /** WeCom's own spelling on the wire lacks the second i. */
  CHANGE_EDITION("change_editon", INFO),
  CANCEL_ORDER("cancel_order", INFO),

  // Provider-wide: doc 90585, 98071, 97196, 95805, 95994, 101401, 101402, 90751
  REGISTER_CORP("register_corp", INFO),
  ENTER_REGISTER_PACKAGE("enter_register_package", INFO),
  LICENSE_PAY_SUCCESS("license_pay_success", INFO),
  LICENSE_REFUND("license_refund", INFO),
  AUTO_ACTIVATE("auto_activate", INFO),
  ADVANCED_API_PAY_SUCCESS("advanced_api_pay_success", INFO),
  ADVANCED_API_REFUND("advanced_api_refund", INFO),
  ADVANCED_API_TRIAL_EXPIRED("advanced_api_trial_expired", INFO),
  ADVANCED_API_EXPIRED("advanced_api_expired", INFO),
  AGREE_EXTERNAL_USERID_MIGRATION("agree_external_userid_migration", INFO),
  ADD_DEVICE("add_device", INFO),
  DEL_DEVICE("del_device", INFO),
  DEVICE_FEATURE_CHANGE("device_feature_change", INFO),
  CONNECT_INFO("connect_info", INFO),
  DISCONNECT_INFO("disconnect_info", INFO),
  ERROR_REPORT("error_report", INFO),
  FETCH_LOG_FINISH("fetch_log_finish", INFO),
  REMARK_DEVICE_NAME("remark_device_name", INFO),

  // Others with an InfoType: doc 91875, 96103, 99998
  BATCH_JOB_RESULT("batch_job_result", INFO, EVENT),
  DEVICE_DATA_AUTH_CHANGE("device_data_auth_change", INFO),
  CHAT_ARCHIVE_AUDIT_APPROVED_SINGLE("chat_archive_audit_approved_single", INFO),
  CONVERSATION_NEW_MESSAGE("conversation_new_message", INFO),
  HIT_KEYWORD("hit_keyword", INFO),
  CHAT_ARCHIVE_EXPORT_FINISHED("chat_archive_export_finished", INFO),
  PROGRAM_NOTIFY("program_notify", INFO),

  // Messages of members: doc 90375
  TEXT("text", MESSAGE),
  IMAGE("image", MESSAGE),
  VOICE("voice", MESSAGE),
  VIDEO("video", MESSAGE),
  LOCATION("location", MESSAGE),
  LINK("link", MESSAGE),

  // Events: doc 90376, 96468, 92633, 95038, 95716, 97712
  SUBSCRIBE("subscribe", EVENT),
  UNSUBSCRIBE("unsubscribe", EVENT),
  ENTER_AGENT("enter_agent", EVENT),
  REPORT_LOCATION("LOCATION", EVENT),
  CLICK("click", EVENT),
  VIEW("view", EVENT),
  VIEW_MINIPROGRAM("view_miniprogram", EVENT),
  SCANCODE_PUSH("scancode_push", EVENT),
  SCANCODE_WAITMSG("scancode_waitmsg", EVENT),
  PIC_SYSPHOTO("pic_sysphoto", EVENT),
  PIC_PHOTO_OR_ALBUM("pic_photo_or_album", EVENT),
  PIC_WEIXIN("pic_weixin", EVENT),
  LOCATION_SELECT("location_select", EVENT),
  OPEN_APPROVAL_CHANGE("open_approval_change", EVENT),
  SYS_APPROVAL_CHANGE("sys_approval_change", EVENT),
  TEMPLATE_CARD_EVENT("template_card_event", EVENT),
  TEMPLATE_CARD_MENU_EVENT("template_card_menu_event", EVENT),
  CHANGE_APP_ADMIN("change_app_admin", EVENT),
  UNLICENSED_NOTIFY("unlicensed_notify", EVENT),
  INACTIVE_ALERT("inactive_alert", EVENT),
  LOW_ACTIVE_ALERT("low_active_alert", EVENT),
  CLOSE_INACTIVE_AGENT("close_inactive_agent", EVENT),
  REOPEN_INACTIVE_AGENT("reopen_inactive_agent", EVENT),
  LOW_ACTIVE("low_active", EVENT),
  ACTIVE_RESTORED("active_restored", EVENT),
  SWITCH_WORKBENCH_MODE("switch_workbench_mode", EVENT),
  TASKCARD_CLICK("taskcard_click", EVENT),
  KF_MSG_OR_EVENT("kf_msg_or_event", EVENT),
  KF_ACCOUNT_AUTH_CHANGE("kf_account_auth_change", EVENT),
  UPLOAD_MEDIA_JOB_FINISH("upload_media_job_finish", EVENT),
  LIVING_STATUS_CHANGE("living_status_change", EVENT),
  MODIFY_CALENDAR("modify_calendar", EVENT),
  DELETE_CALENDAR("delete_calendar", EVENT),
  ADD_SCHEDULE("add_schedule", EVENT),
  MODIFY_SCHEDULE("modify_schedule", EVENT),
  DELETE_SCHEDULE("delete_schedule", EVENT),
  RESPOND_SCHEDULE("respond_schedule", EVENT),
  BOOK_MEETING_ROOM("book_meeting_room", EVENT),
  CANCEL_MEETING_ROOM("cancel_meeting_room", EVENT),
  WEDRIVE_INSUFFICIENT_CAPACITY("wedrive_insufficient_capacity", EVENT),

  /** A name that is not in this list: normal, to be kept and answered like any other. */
  UNKNOWN("", OTHER);

  private static final Map<String, NoticeType> INFOS = inShape(INFO);
  private static final Map<String, NoticeType> EVENTS = inShape(EVENT);
  private static final Map<String, NoticeType> MESSAGES = inShape(MESSAGE);

  private final String wireName;
  private final NoticeShape shape;
  private final NoticeShape otherShape;

  NoticeType(String wireName, NoticeShape shape) {
    this(wireName, shape, shape);
  }

  NoticeType(String wireName, NoticeShape shape, NoticeShape otherShape) {
    this.wireName = wireName;
    this.shape = shape;
    this.otherShape = otherShape;
  }

  /** The name on the wire; empty for {@link #UNKNOWN}. */
  public String wireName() {
    return wireName;
  }

  public boolean comesAs(NoticeShape wanted) {
    return shape == wanted || otherShape == wanted;
  }

  /**
   * The kind of that name in that form, or {@link #UNKNOWN}. Letter case counts in an InfoType only
   * (doc 90376).
   */
  public static NoticeType of(NoticeShape shape, String rawType) {
    return switch (shape) {
      case INFO -> INFOS.getOrDefault(rawType, UNKNOWN);
      case EVENT -> EVENTS.getOrDefault(rawType.toLowerCase(Locale.ROOT), UNKNOWN);
      case MESSAGE -> MESSAGES.getOrDefault(rawType.toLowerCase(Locale.ROOT), UNKNOWN);
      case OTHER -> UNKNOWN;
    };
  }

  private static Map<String, NoticeType> inShape(NoticeShape shape) {
    return Arrays.stream(values())
        .filter(type -> type.comesAs(shape))
        .collect(
            Collectors.toUnmodifiableMap(
                type -> type.wireName.toLowerCase(Locale.ROOT), Function.identity()));
  }
}
