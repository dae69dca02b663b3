<%@ page contentType="text/html;charset=UTF-8" %><!DOCTYPE html>
<html lang="en">
<head><title>Tides</title><script src="<%= request.getContextPath() %>/public/htmx.min.js"></script></head>
<body>
<p id="shown"><%= request.getHeader("HX-Request") == null ? "first" : "again" %></p>
<p><button hx-get="tides.jsp" hx-select="#shown" hx-target="#shown" hx-swap="outerHTML">Refresh</button></p>
<p hx-boost="true"><a href="<%= request.getContextPath() %>/2fa">Two-factor</a></p>
</body>
</html>
