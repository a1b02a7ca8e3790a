package dev.suitehub.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The pages' common frame. Whatever comes from outside goes through {@link #text}. */
public final class Html {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final String STYLE =
      """
      :root{--ink:#1c2733;--soft:#566072;--line:#e3e8ee;--ground:#f3f5f8;--brand:#1558c0;--good:#0d6e4f;--bad:#b02a21}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC",sans-serif}
      .strip{background:repeating-linear-gradient(135deg,#ffe08a 0 14px,#ffd663 14px 28px);color:#5b4300;text-align:center;padding:.45rem 1rem;font-weight:600;font-size:.85rem}
      main{max-width:72rem;margin:0 auto;padding:1.6rem 1rem 3rem}
      main.narrow{max-width:30rem}
      h1{font-size:1.35rem;margin:.2rem 0 .3rem}
      h2{font-size:1rem;margin:0 0 .7rem}
      p{margin:.3rem 0}
      .soft{color:var(--soft)}
      .card{background:#fff;border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.2rem;margin:1rem 0;box-shadow:0 1px 2px #0f1b2a0d}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:.86rem}
      th{text-align:left;color:var(--soft);font-weight:600}
      th,td{padding:.38rem .7rem .38rem 0;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
      td.wide{white-space:normal;overflow-wrap:anywhere;min-width:14rem}
      tr:last-child td{border-bottom:0}
      code{font:.84em ui-monospace,"SF Mono",Menlo,Consolas,monospace;background:var(--ground);padding:.1em .35em;border-radius:4px}
      .tag{display:inline-block;border-radius:99px;padding:.02rem .55rem;font-size:.78rem;font-weight:600;background:#e9edf2;color:var(--soft)}
      .tag.good{background:#e2f5ee;color:var(--good)}
      .tag.bad{background:#fbe9e7;color:var(--bad)}
      .app{display:flex;gap:.9rem;align-items:center}
      .logo{width:3.2rem;height:3.2rem;flex:none;border-radius:12px;background:linear-gradient(135deg,#5b93f5,#2f6fe4);color:#fff;display:grid;place-items:center;font-size:1.4rem;font-weight:700}
      fieldset{border:0;margin:0;padding:0}
      legend{font-weight:600;padding:0;margin-bottom:.5rem}
      label.pick{display:flex;gap:.7rem;align-items:center;border:1px solid var(--line);border-radius:10px;padding:.6rem .8rem;margin:.4rem 0;cursor:pointer}
      label.pick:has(input:checked){border-color:var(--brand);background:#f2f7ff}
      ul.grants{list-style:none;margin:0;padding:0}
      ul.grants li{padding:.3rem 0;border-bottom:1px solid var(--line)}
      ul.grants li:last-child{border-bottom:0}
      .sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:.9rem 1.2rem;align-items:start}
      .sheet .whole{grid-column:1/-1}
      .entry{display:flex;flex-direction:column;gap:.2rem;border:0;margin:0;padding:0;min-width:0}
      .entry>label,.entry>legend{font-size:.86rem;font-weight:600;padding:0;margin:0 0 .15rem}
      .entry input:not([type=checkbox]):not([type=radio]),.entry select,.entry textarea{width:100%;font:inherit;color:var(--ink);padding:.45rem .6rem;border:1px solid #b9c3ce;border-radius:8px;background:#fff}
      .entry textarea{min-height:5.5rem}
      .entry small{color:var(--soft);font-size:.8rem}
      .entry [aria-invalid=true]{border-color:var(--bad)!important}
      .wrong{color:var(--bad);font-size:.84rem;margin:0}
      .ticks{display:flex;flex-wrap:wrap;gap:.35rem .5rem}
      .ticks label{display:inline-flex;gap:.4rem;align-items:center;border:1px solid var(--line);border-radius:8px;padding:.3rem .6rem;font-size:.88rem;background:#fff}
      .ticks label:has(input:checked){border-color:var(--brand);background:#f2f7ff}
      .bar{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin-top:.9rem}
      .bar form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
      .bar button,.go{flex:none;display:inline-block;font:inherit;font-weight:600;line-height:1.4;padding:.45rem 1rem;border-radius:10px;border:1px solid #b9c3ce;background:#fff;color:var(--ink);text-decoration:none;cursor:pointer}
      .bar button.main,.go.main{background:var(--brand);border-color:var(--brand);color:#fff}
      .bar button.grave{color:var(--bad);border-color:#e3b4ae}
      .bar input,.bar select{flex:1 1 auto;min-width:0;font:inherit;padding:.42rem .6rem;border:1px solid #b9c3ce;border-radius:8px;background:#fff;max-width:100%}
      .note{border-left:4px solid var(--brand);background:#eef4ff;border-radius:8px;padding:.7rem .9rem;margin:1rem 0}
      .note.good{border-color:var(--good);background:#eaf7f2}
      .note.bad{border-color:var(--bad);background:#fdf0ee}
      .note ul{margin:.3rem 0 0;padding-left:1.2rem}
      .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.8rem;margin:1rem 0}
      .tile{display:block;background:#fff;border:1px solid var(--line);border-radius:12px;padding:.9rem 1rem;color:inherit;text-decoration:none}
      .tile:hover{border-color:var(--brand)}
      .tile strong{display:block;color:var(--brand)}
      dl.facts{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.35rem 1rem;margin:0;font-size:.9rem}
      dl.facts dt{color:var(--soft)}
      dl.facts dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
      .now{font-size:1.9rem;font-weight:700;font-variant-numeric:tabular-nums;margin:.2rem 0}
      details{margin-top:.7rem}
      details summary{cursor:pointer;font-weight:600}
      textarea:focus-visible,summary:focus-visible{outline:3px solid #9cc0ff;outline-offset:1px}
      @media(max-width:34rem){dl.facts{grid-template-columns:1fr;gap:.05rem}dl.facts dd{margin-bottom:.5rem}.bar form{width:100%}.bar button,.bar .go{flex:1 1 auto;text-align:center}}
      .actions{display:flex;gap:.7rem;margin-top:1.1rem}
      button{flex:1;font:inherit;font-weight:600;padding:.65rem 1rem;border-radius:10px;border:1px solid var(--line);background:#fff;color:var(--ink);cursor:pointer}
      button.main{background:var(--brand);border-color:var(--brand);color:#fff}
      a{color:var(--brand)}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);padding:.7rem;border-radius:8px;font-size:.8rem;margin:.3rem 0}
      form.line{display:flex;gap:.6rem;flex-wrap:wrap;align-items:end}
      form.line button,form.grid button{flex:none;padding:.4rem .9rem}
      .fields,form.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem;align-items:end}
      label.field{display:block;font-size:.82rem;color:var(--soft)}
      label.field input,label.field select{display:block;width:100%;height:2.3rem;font:inherit;color:var(--ink);padding:.35rem .5rem;border:1px solid var(--line);border-radius:8px;background:#fff}
      .crumbs{font-size:.86rem}
      .card>label,.card>p>label{display:block;font-size:.86rem;font-weight:600}
      .card>label input,.card>p>label input{display:block;width:100%;font:inherit;color:var(--ink);margin-top:.15rem;padding:.45rem .6rem;border:1px solid #b9c3ce;border-radius:8px;background:#fff}
      button:focus-visible,input:focus-visible,select:focus-visible,a:focus-visible,.scroll:focus-visible{outline:3px solid #9cc0ff;outline-offset:1px}
      """;

  private Html() {}

  /** A whole page; {@code mainClass} is empty or {@code narrow}. */
  public static String page(String title, String mainClass, String body) {
    return """
        <!DOCTYPE html>
        <html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><style>
        %s</style></head><body>
        <div class="strip">沙箱，不是企业微信 · This is a sandbox that plays WeCom. Nothing here reaches the real one.</div>
        <main class="%s">
        %s
        </main></body></html>
        """
        .formatted(text(title), STYLE, mainClass, body);
  }

  /** Safe between tags and inside quoted attributes. */
  public static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** A card with a table; cells are HTML already. */
  public static String table(String title, List<String> heads, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<section class=\"card\"><h2>").append(text(title));
    html.append("</h2>");
    if (rows.isEmpty()) {
      return html.append("<p class=\"soft\">暂无 · nothing yet</p></section>").toString();
    }
    // Where it is wider than the screen, a keyboard has to move it too.
    html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(text(title))
        .append("\"><table><thead><tr>");
    heads.forEach(head -> html.append("<th scope=\"col\">").append(text(head)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append(cell.startsWith("<td") ? cell : "<td>" + cell + "</td>"));
      html.append("</tr>");
    }
    return html.append("</tbody></table></div></section>").toString();
  }

  /**
   * An app's logo, or its first letter.
   *
   * @param address empty where it has none
   */
  public static String logo(String name, String address) {
    return address.isEmpty()
        ? "<div class=\"logo\" aria-hidden=\"true\">%s</div>"
            .formatted(
                text(name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1))))
        : "<img class=\"logo\" alt=\"\" src=\"%s\">".formatted(text(address));
  }

  /** A coloured word. */
  public static String tag(String word, boolean good) {
    return "<span class=\"tag " + (good ? "good" : "bad") + "\">" + text(word) + "</span>";
  }
}
