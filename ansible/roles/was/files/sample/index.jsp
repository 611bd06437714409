<%@ page contentType="text/html; charset=UTF-8" session="false" import="java.net.InetAddress, java.sql.Connection, javax.naming.InitialContext, javax.naming.NamingException, javax.sql.DataSource" %><%
  response.setHeader("Cache-Control", "no-store");
  String database;
  try {
    DataSource source = (DataSource) new InitialContext().lookup("java:comp/env/jdbc/application");
    try (Connection connection = source.getConnection()) {
      database = connection.isValid(3) ? "answers" : "does not answer";
    }
  } catch (NamingException none) {
    database = "none declared";
  } catch (java.sql.SQLException lost) {
    log("the database does not answer", lost);
    database = "does not answer";
  }
%><!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Sample application</title></head>
<body>
<h1>Sample application</h1>
<dl>
<dt>Server</dt><dd id="server"><%= InetAddress.getLocalHost().getHostName() %></dd>
<dt>Database</dt><dd id="database"><%= database %></dd>
</dl>
</body>
</html>
