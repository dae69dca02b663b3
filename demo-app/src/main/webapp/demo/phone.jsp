<%@ page contentType="text/html; charset=UTF-8" session="false" import="io.github.secondgate.demo.marina.Html, io.github.secondgate.demo.stage.PhoneEntry, java.time.Instant, java.util.List, java.util.Map" %><%
    // Served by PhoneServlet at /demo/phone; asked for by its own name, it has nothing to show.
    if (!(request.getAttribute("entries") instanceof List)) {
        response.sendError(404);
        return;
    }
    List<?> entries = (List<?>) request.getAttribute("entries");
    Map<?, ?> paper = (Map<?, ?>) request.getAttribute("paper");
    int own = (Integer) request.getAttribute("own");
    Instant now = (Instant) request.getAttribute("now");
    String error = (String) request.getAttribute("error");
    String context = request.getContextPath();
    boolean adding = error != null || request.getParameter("add") != null;
    int soonest = 60;
    for (Object each : entries) {
        soonest = Math.min(soonest, ((PhoneEntry) each).secondsLeft(now));
    }
%><!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Demo phone</title>
<link rel="stylesheet" href="<%= context %>/demo/stage.css">
<link rel="stylesheet" href="<%= context %>/demo/phone.css">
<link rel="icon" type="image/svg+xml" href="<%= context %>/public/burgee.svg">
<% if (!adding) { %><noscript><meta http-equiv="refresh" content="<%= soonest %>"></noscript>
<script src="<%= context %>/demo/phone.js" defer></script><% } %>
</head>
<body>
<main>
  <div class="about">
    <h1>Demo phone</h1>
    <p>It stands in for the authenticator app on your own phone: the codes of ewan, rita, theo, mara and kim, and of every key you add.</p>
    <% if (!paper.isEmpty()) { %><dl><% for (Map.Entry<?, ?> sheet : paper.entrySet()) { %>
      <dt>Recovery codes of <%= Html.escape(sheet.getKey()) %>, on paper</dt><dd><%= Html.escape(sheet.getValue()) %></dd><% } %>
    </dl><% } %>
    <p>Only the demo has this page. Elsewhere nobody but the phone's owner sees these codes.</p>
    <p>Codes by mail or text message are in the <a href="<%= context %>/demo/outbox">outbox</a>.</p>
    <p><a href="<%= context %>/">Back to Larkhaven Marina</a></p>
  </div>
  <div class="phone">
<% if (adding) { %>
    <form class="add" method="post" action="<%= context %>/demo/phone">
      <label for="key">Setup key or otpauth:// address</label>
      <% if (error != null) { %><p class="error" id="error" role="alert"><%= Html.escape(error) %></p><% } %>
      <textarea id="key" name="key" rows="4" maxlength="600" autocomplete="off" autocapitalize="none" spellcheck="false" required autofocus <%= error == null ? "" : "aria-invalid=\"true\" aria-describedby=\"error\"" %>></textarea>
      <p class="buttons"><button type="submit">Add key</button> <a href="<%= context %>/demo/phone">Cancel</a></p>
    </form>
<% } else { %>
    <ul class="entries" data-address="<%= context %>/demo/phone">
<%
    for (int i = 0; i < entries.size(); i++) {
        PhoneEntry entry = (PhoneEntry) entries.get(i);
        String code = entry.code(now);
        int left = entry.secondsLeft(now);
        String who = Html.escape(entry.account());
%>      <li data-period="<%= entry.period() %>">
        <p class="whose"><b><%= who %></b><% if (!entry.issuer().isEmpty()) { %>, <%= Html.escape(entry.issuer()) %><% } %></p>
        <p class="code"><%= code.substring(0, code.length() / 2) %><span></span><%= code.substring(code.length() / 2) %></p>
        <p class="left"><progress max="<%= entry.period() %>" value="<%= left %>" aria-hidden="true"></progress> <span class="seconds"><%= left %></span> s left</p>
        <% if (i < own) { %><form method="post" action="<%= context %>/demo/phone"><button class="quiet" name="remove" value="<%= i %>" aria-label="Remove <%= who %>">Remove</button></form><% } %>
      </li>
<%  } %>
    </ul>
    <form id="scan" method="post" action="<%= context %>/demo/phone" hidden><input type="hidden" name="key"><p class="buttons"><button type="submit">Scan the code beside</button></p><p class="error" role="status"></p></form>
    <p class="buttons"><a class="button" href="<%= context %>/demo/phone?add">Add a key</a> <a class="again" href="<%= context %>/demo/phone">Refresh</a></p>
<% } %>
  </div>
</main>
</body>
</html>
