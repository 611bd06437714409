package io.github.proxmoxctl.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as a forge's parser reads it, with tables and with addresses that become links. */
final class ReadMarkdown {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), AutolinkExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  /**
   * What GitHub searches in the text of a page, code left out: mentions, references to issues and
   * commits, addresses and emoji codes.
   */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "@[A-Za-z0-9]|#[0-9]|(?i)\\bgh-[0-9]|://|\\bwww\\.[A-Za-z0-9]|\\b[0-9a-f]{7,40}\\b|:[a-z0-9_+-]+:");

  final StringBuilder text = new StringBuilder();
  final StringBuilder prose = new StringBuilder();
  final List<String> links = new ArrayList<>();
  final List<String> html = new ArrayList<>();
  final Node document;

  private ReadMarkdown(Node document) {
    this.document = document;
  }

  static ReadMarkdown of(String markdown) {
    ReadMarkdown read = new ReadMarkdown(PARSER.parse(markdown));
    read.document.accept(read.new Reader());
    return read;
  }

  static String html(String markdown) {
    return HtmlRenderer.builder().extensions(EXTENSIONS).build().render(PARSER.parse(markdown));
  }

  /** What a forge would make of the prose, though no markup asks for it. */
  List<String> active() {
    List<String> found = new ArrayList<>();
    Matcher matcher = ACTIVE.matcher(prose);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private final class Reader extends AbstractVisitor {

    private void add(String literal, boolean isCode) {
      text.append(literal);
      prose.append(isCode ? " " : literal);
    }

    @Override
    public void visit(Text node) {
      add(node.getLiteral(), false);
    }

    @Override
    public void visit(Code node) {
      add(node.getLiteral(), true);
    }

    @Override
    public void visit(FencedCodeBlock node) {
      add(node.getLiteral(), true);
    }

    @Override
    public void visit(SoftLineBreak node) {
      add("\n", false);
    }

    @Override
    public void visit(HardLineBreak node) {
      add("\n", false);
    }

    @Override
    public void visit(HtmlBlock node) {
      html.add(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
      html.add(node.getLiteral());
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
      prose.append('\n');
    }

    @Override
    public void visit(Link node) {
      links.add(node.getDestination());
      visitChildren(node);
    }

    @Override
    public void visit(Image node) {
      links.add(node.getDestination());
      visitChildren(node);
    }
  }
}
