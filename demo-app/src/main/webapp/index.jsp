<%@ page session="false" %><% String title = "Berths tonight"; %><%@ include file="WEB-INF/jsp/header.jspf" %>
<%
    List<Berth> berths = book.plan(today);
    List<Berth> freeTonight = new ArrayList<Berth>();
    for (Berth berth : berths) {
        if (berth.free()) {
            freeTonight.add(berth);
        }
    }
%>
<div class="harbour">
  <%@ include file="WEB-INF/jsp/plan.jspf" %>
</div>
<main id="main" class="wide">
  <% if (request.getParameter("signedout") != null) { %><p class="notice" role="status">You are signed out. Fair winds.</p><% } %>
  <section class="tonight">
    <h1><%= freeTonight.size() %> berths free tonight</h1>
    <p class="codes"><% for (Berth berth : freeTonight) { %><span><%= berth.code() %><small><%= berth.metres() %> m</small></span> <% } %></p>
    <p>Lie alongside behind the North Mole, with water and shore power at every finger. Members reserve online; visitors call the office on channel 12.</p>
  </section>

  <section aria-labelledby="crew">
    <h2 id="crew">Who is who</h2>
    <p>Everybody's password is <code>demo</code>.</p>
    <ul class="crew">
<% for (Member member : book.members()) { %>
      <li>
        <h3><%= Html.escape(member.name()) %></h3>
        <p class="job"><%= Html.escape(member.position()) %>, <i><%= Html.escape(member.boat()) %></i></p>
        <p class="shows"><%= member.role() == null ? "Sees their own berth and bookings." : "Opens the harbour office as well." %></p>
        <a class="as" href="<%= context %>/login.jsp?username=<%= Html.escape(member.account()) %>">Sign in as <b><%= Html.escape(member.account()) %></b></a>
      </li>
<% } %>
    </ul>
  </section>
</main>
<%@ include file="WEB-INF/jsp/footer.jspf" %>
