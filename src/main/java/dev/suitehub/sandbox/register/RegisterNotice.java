package dev.suitehub.sandbox.register;

import dev.suitehub.sandbox.api.TokenKind;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.XmlTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the provider's system URL hears of a promotion QR: doc 90585, 98071. */
record RegisterNotice(
    CorpId provider, SandboxCorp corp, Secret registerCode, RegisterCode promotion, Instant at) {

  /** A new corp, whose contacts may be moved in with that token. */
  String registered(Secret migration) {
    return text(
        "register_corp",
        XmlTree.element(
            "ContactSync",
            XmlTree.element("AccessToken", migration.reveal()),
            XmlTree.number(
                "ExpiresIn", String.valueOf(TokenKind.CONTACT_SYNC.validity().toSeconds()))));
  }

  /** A corp that has authorised the provider already. */
  String entered() {
    return text("enter_register_package");
  }

  private String text(String type, XmlTree... more) {
    List<XmlTree> fields = new ArrayList<>();
    fields.add(XmlTree.element("ServiceCorpId", provider.value()));
    fields.add(XmlTree.element("InfoType", type));
    fields.add(XmlTree.number("TimeStamp", String.valueOf(at.getEpochSecond())));
    fields.add(XmlTree.element("RegisterCode", registerCode.reveal()));
    fields.add(XmlTree.element("AuthCorpId", corp.corpId().value()));
    fields.addAll(List.of(more));
    fields.add(XmlTree.element("AuthUserInfo", XmlTree.element("UserId", corp.adminUserId())));
    if (!promotion.state().isEmpty()) {
      fields.add(XmlTree.element("State", promotion.state()));
    }
    fields.add(XmlTree.element("TemplateId", promotion.templateId()));
    return XmlTree.element("xml", fields.toArray(new XmlTree[0])).toXml();
  }

  @Override
  public String toString() {
    return "RegisterNotice[" + corp.corpId() + "]";
  }
}
