package io.github.proxmoxctl.render;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a parser reads it; ours are well-formed, so one that forgives nothing will do. */
final class ReadHtml {

  final Document document;
  final Set<String> elements = new TreeSet<>();
  final Set<String> attributes = new TreeSet<>();
  final Set<String> links = new TreeSet<>();

  private ReadHtml(Document document) {
    this.document = document;
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      elements.add(element.getTagName());
      NamedNodeMap own = element.getAttributes();
      for (int at = 0; at < own.getLength(); at++) {
        attributes.add(own.item(at).getNodeName());
      }
      if (element.hasAttribute("href")) {
        links.add(element.getAttribute("href"));
      }
    }
  }

  static ReadHtml of(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setExpandEntityReferences(false);
      return new ReadHtml(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + page, e);
    }
  }

  /** What a reader sees. */
  String text() {
    return document.getElementsByTagName("main").item(0).getTextContent();
  }

  /** The text of all elements of a name. */
  java.util.List<String> texts(String element) {
    NodeList all = document.getElementsByTagName(element);
    return java.util.stream.IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getTextContent())
        .toList();
  }

  boolean has(String id) {
    NodeList all = document.getElementsByTagName("*");
    return java.util.stream.IntStream.range(0, all.getLength())
        .anyMatch(i -> ((Element) all.item(i)).getAttribute("id").equals(id));
  }
}
