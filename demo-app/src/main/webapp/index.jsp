<%@ page session="false" import="io.github.secondgate.demo.stage.Cast" %><% String title = "Berths tonight"; %><%@ include file="WEB-INF/jsp/header.jspf" %>
<%
    List<Berth> berths = book.plan(today);
    List<Berth> freeTonight = new ArrayList<Berth>();
    for (Berth berth : berths) {
        if (berth.free()) {
            freeTonight.add(berth);
        }
    }
%>
<section class="about" aria-label="About this demo">
  <div class="wide">
    <p>This is the demo of Secondgate: an old web application, to which one jar added a second factor after the password.</p>
    <p class="ways"><a class="button" href="#first">Try it in 60 seconds</a> <a href="<%= context %>/demo/phone" data-beside>Phone</a> <a href="<%= context %>/demo/outbox">Outbox</a></p>
  </div>
</section>
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

  <%@ include file="WEB-INF/jsp/tour.jspf" %>

  <section aria-labelledby="crew">
    <h2 id="crew">Who is who</h2>
    <p>Each of them stands for a state that an account can be in.</p>
    <ul class="crew">
<% for (Map.Entry<String, String> part : Cast.programme().entrySet()) { Member member = book.member(part.getKey()).get(); %>
      <li>
        <h3><%= Html.escape(member.name()) %></h3>
        <p class="job"><%= Html.escape(member.position()) %>, <i><%= Html.escape(member.boat()) %></i></p>
        <p class="shows"><%= Html.escape(part.getValue()) %></p>
        <a class="as" href="<%= context %>/logout?username=<%= Html.escape(member.account()) %>">Sign in as <b><%= Html.escape(member.account()) %></b></a>
      </li>
<% } %>
    </ul>
  </section>
</main>
<script src="<%= context %>/demo/beside.js" defer></script>
<%@ include file="WEB-INF/jsp/footer.jspf" %>
