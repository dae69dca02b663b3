<%@ page contentType="text/html; charset=UTF-8" session="false" import="io.github.secondgate.demo.marina.Html, io.github.secondgate.demo.post.OutboxMessage, java.util.List" %><%
    // Served by OutboxServlet at /demo/outbox; asked for by its own name, it has nothing to show.
    if (!(request.getAttribute("messages") instanceof List)) {
        response.sendError(404);
        return;
    }
    List<?> messages = (List<?>) request.getAttribute("messages");
    String context = request.getContextPath();
%><!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Demo outbox</title>
<link rel="stylesheet" href="<%= context %>/demo/stage.css">
<link rel="stylesheet" href="<%= context %>/demo/outbox.css">
<link rel="icon" type="image/svg+xml" href="<%= context %>/public/burgee.svg">
<noscript><meta http-equiv="refresh" content="10"></noscript>
<script src="<%= context %>/demo/outbox.js" defer></script>
</head>
<body>
<main>
  <h1>Demo outbox</h1>
  <p>Every mail and text message that would have left the harbour, the newest first. A mail server and a phone gateway of the demo’s own took them; none left this machine.</p>
  <p>Only the demo has this page. Elsewhere nobody but the addressee reads them. <a href="<%= context %>/demo/phone">Demo phone</a> · <a href="<%= context %>/">Back to Larkhaven Marina</a></p>
  <p class="empty"<%= messages.isEmpty() ? "" : " hidden" %>>Nothing has been sent yet.</p>
  <ol class="messages" data-address="<%= context %>/demo/outbox" aria-live="polite">
<%  for (Object each : messages) {
        OutboxMessage message = (OutboxMessage) each;
        boolean sms = message.channel().equals("sms");
%>    <li class="<%= Html.escape(message.channel()) %>">
      <p class="head"><b class="channel"><%= sms ? "Text message" : "E-mail" %></b> <span class="to"><%= Html.escape(message.to()) %></span> <time datetime="<%= message.at() %>"><%= Html.time(message.at()) %></time></p>
      <h2 dir="auto"<%= message.subject().isEmpty() ? " hidden" : "" %>><%= Html.escape(message.subject()) %></h2>
      <p class="text" dir="auto"><%= Html.escape(message.text()) %></p>
    </li>
<%  } %>
  </ol>
  <template>
    <li>
      <p class="head"><b class="channel"></b> <span class="to"></span> <time></time></p>
      <h2 dir="auto"></h2>
      <p class="text" dir="auto"></p>
    </li>
  </template>
</main>
</body>
</html>
