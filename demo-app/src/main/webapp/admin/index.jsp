<%@ page session="false" %><% String title = "Harbour office"; %><%@ include file="../WEB-INF/jsp/header.jspf" %>
<%
    int taken = 0;
    List<Berth> berths = book.plan(today);
    for (Berth berth : berths) {
        taken += berth.free() ? 0 : 1;
    }
    List<Booking> arriving = book.arriving(today);
    List<Booking> leaving = book.leaving(today);
%>
<main id="main" class="wide">
  <h1>Harbour office</h1>
  <p class="job">The watch of <%= Html.day(today) %></p>
  <dl class="figures">
    <div><dt>Berths taken</dt><dd><%= taken %><small> of <%= berths.size() %></small></dd></div>
    <div><dt>Arriving today</dt><dd><%= arriving.size() %></dd></div>
    <div><dt>Leaving today</dt><dd><%= leaving.size() %></dd></div>
  </dl>
  <div class="columns">
    <section class="card">
      <h2>The berth book</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="The berth book"><table>
        <thead><tr><th scope="col">Berth</th><th scope="col">Boat</th><th scope="col">Member</th><th scope="col">Arrives</th><th scope="col">Leaves</th></tr></thead>
        <tbody>
<% for (Booking booking : book.bookings()) { %>
          <tr><td><b><%= booking.berth() %></b></td><td><i><%= Html.escape(booking.boat()) %></i></td><td><%= booking.account() == null ? "<span class=\"quiet\">visitor</span>" : Html.escape(booking.account()) %></td><td><%= Html.day(booking.arrives()) %></td><td><%= Html.day(booking.leaves()) %></td></tr>
<% } %>
        </tbody>
      </table></div>
    </section>
    <div>
      <section class="card">
        <h2>Today</h2>
        <ul class="links">
<% for (Booking booking : arriving) { %>          <li><b><%= booking.berth() %></b> <i><%= Html.escape(booking.boat()) %></i> arrives</li>
<% } for (Booking booking : leaving) { %>          <li><b><%= booking.berth() %></b> <i><%= Html.escape(booking.boat()) %></i> leaves</li>
<% } %>
        </ul>
      </section>
      <section class="card">
        <h2>Members</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Members"><table>
          <thead><tr><th scope="col">Account</th><th scope="col">Name</th><th scope="col">Roles</th></tr></thead>
          <tbody>
<% for (Member member : book.members()) { %>
            <tr><td><%= Html.escape(member.account()) %></td><td><%= Html.escape(member.name()) %></td><td><%= member.roles() == null ? "<span class=\"quiet\">–</span>" : Html.escape(member.roles()) %></td></tr>
<% } %>
          </tbody>
        </table></div>
      </section>
    </div>
  </div>
</main>
<%@ include file="../WEB-INF/jsp/footer.jspf" %>
