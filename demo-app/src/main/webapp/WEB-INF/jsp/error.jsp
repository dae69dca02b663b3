<%@ page isErrorPage="true" session="false" %><%
    Object code = request.getAttribute("javax.servlet.error.status_code");
    int status = code instanceof Integer ? (Integer) code : 500;
    String title = status == 404 ? "Nothing moored here"
        : status == 403 ? "Members of the office only"
        : status == 405 ? "Not in this way"
        : "Something broke";
    String sentence = status == 404 ? "There is no page at this address. It may have left with the tide."
        : status == 403 ? "Your account may not open this page. The harbour office can tell you who may."
        : status == 405 ? "This address does not take that kind of request."
        : "The page could not be shown. The harbour office has been told; please try again in a while.";
    response.setStatus(status);
%><%@ include file="header.jspf" %>
<main id="main" class="wide narrow">
  <p class="sounding"><%= status %></p>
  <h1><%= title %></h1>
  <p><%= sentence %></p>
  <p><a class="button" href="<%= context %>/">Back to the berths</a></p>
</main>
<%@ include file="footer.jspf" %>
