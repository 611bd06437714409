<%@ page contentType="text/plain; charset=UTF-8" session="false" %><% response.setHeader("Cache-Control", "no-store"); %>ok
