<%-- Leads on, as applications do after a sign-in; without an address it answers that there is nothing to show. --%>
<%
    String to = request.getParameter("to");
    if (to == null) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
        response.sendRedirect(to);
    }
%>
