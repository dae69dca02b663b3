<%@ page session="false" %><%@ taglib prefix="secondgate" uri="urn:secondgate:tags" %><% String title = "My berth"; %><%@ include file="../WEB-INF/jsp/header.jspf" %>
<%
    Member me = book.member(request.getRemoteUser()).get();
    String reserved = request.getParameter("reserved");
    List<Berth> berths = book.plan(today);
%>
<main id="main" class="wide">
  <h1>Welcome aboard, <%= Html.escape(me.name()) %></h1>
  <p class="job"><%= Html.escape(me.position()) %>, <i><%= Html.escape(me.boat()) %></i></p>
  <% if ("yes".equals(reserved)) { %><p class="notice" role="status">Reserved. The berth is yours.</p>
  <% } else if ("taken".equals(reserved)) { %><p class="notice wrong" role="alert">That berth is taken in one of those nights. Choose another.</p>
  <% } else if (reserved != null) { %><p class="notice wrong" role="alert">Choose a day from today on, and 1 to 60 nights.</p><% } %>
  <div class="columns">
    <section class="card">
      <h2>Your bookings</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Your bookings"><table>
        <thead><tr><th scope="col">Berth</th><th scope="col">Boat</th><th scope="col">Arrives</th><th scope="col">Leaves</th><th scope="col" class="number">Nights</th></tr></thead>
        <tbody>
<% for (Booking booking : book.bookingsOf(me.account())) { %>
          <tr><td><b><%= booking.berth() %></b></td><td><i><%= Html.escape(booking.boat()) %></i></td><td><%= Html.day(booking.arrives()) %></td><td><%= Html.day(booking.leaves()) %></td><td class="number"><%= booking.nights() %></td></tr>
<% } %>
        </tbody>
      </table></div>
    </section>
    <div>
      <section class="card">
        <h2>Reserve a berth</h2>
        <form method="post" action="<%= context %>/account/reserve">
          <input type="hidden" name="formToken" value="<%= FormToken.of(request) %>">
          <label for="berth">Berth</label>
          <select id="berth" name="berth"><% for (Berth berth : berths) { %><option value="<%= berth.code() %>"><%= berth.code() %>, up to <%= berth.metres() %> m</option><% } %></select>
          <div class="pair">
            <div><label for="arrives">Arrives</label><input id="arrives" name="arrives" type="date" value="<%= today.plusDays(7) %>" min="<%= today %>" required></div>
            <div><label for="nights">Nights</label><input id="nights" name="nights" type="number" value="2" min="1" max="60" required></div>
          </div>
          <button class="button" type="submit">Reserve</button>
        </form>
      </section>
      <section class="card">
        <h2>Your account</h2>
        <dl class="facts">
          <div><dt>E-mail</dt><dd><%= Html.escape(me.email()) %></dd></div>
          <div><dt>Phone</dt><dd><%= Html.escape(me.phone()) %></dd></div>
        </dl>
        <secondgate:status/>
        <ul class="links">
          <li><a href="<%= context %>/api/bookings">Bookings for the phone app</a> (JSON)</li>
          <li><a href="<%= context %>/2fa">Two-factor authentication</a></li>
          <shiro:hasRole name="security"><li><a href="<%= context %>/2fa/admin">Two-factor of everybody</a></li></shiro:hasRole>
          <li><a href="<%= context %>/logout">Sign out</a></li>
        </ul>
      </section>
    </div>
  </div>
</main>
<%@ include file="../WEB-INF/jsp/footer.jspf" %>
