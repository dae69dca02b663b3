<%@ page session="false" %><% String title = "Sign in"; %><%@ include file="WEB-INF/jsp/header.jspf" %>
<%
    boolean failed = request.getAttribute("shiroLoginFailure") != null || request.getParameter("failed") != null;
    String name = request.getParameter("username");
%>
<main id="main" class="wide narrow">
  <h1>Sign in</h1>
  <p>For berth holders and the harbour office.</p>
  <% if (failed) { %><p class="notice wrong" role="alert">That name and password do not belong together.</p><% } %>
  <form class="card" method="post" action="<%= context %>/login.jsp">
    <label for="username">Name</label>
    <input id="username" name="username" value="<%= Html.escape(name) %>" autocomplete="username" autocapitalize="none" spellcheck="false" required <%= name == null ? "autofocus" : "" %>>
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required <%= name == null ? "" : "autofocus" %>>
    <label class="check"><input type="checkbox" name="rememberMe" value="true"> Remember me on this computer</label>
    <button class="button" type="submit">Sign in</button>
  </form>
</main>
<%@ include file="WEB-INF/jsp/footer.jspf" %>
