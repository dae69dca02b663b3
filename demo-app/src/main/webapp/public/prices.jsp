<%@ page session="false" %><% String title = "Prices"; %><%@ include file="../WEB-INF/jsp/header.jspf" %>
<main id="main" class="wide narrow">
  <h1>Prices</h1>
  <p>Water, shore power up to 6 A and showers are included. Arrive after 14:00, leave before noon.</p>
  <div class="card"><table>
    <thead><tr><th scope="col">Boats up to</th><th scope="col" class="number">A night</th><th scope="col" class="number">A month</th></tr></thead>
    <tbody>
<% for (Tariff tariff : book.tariffs()) { %>
      <tr><td><%= tariff.upToMetres() %> m</td><td class="number">€ <%= tariff.perNight() %></td><td class="number">€ <%= tariff.perMonth() %></td></tr>
<% } %>
    </tbody>
  </table></div>
</main>
<%@ include file="../WEB-INF/jsp/footer.jspf" %>
