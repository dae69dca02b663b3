<%@ page session="false" %><% String title = "Approach"; %><%@ include file="../WEB-INF/jsp/header.jspf" %>
<main id="main" class="wide narrow">
  <h1>Approach</h1>
  <p>Come in from the south-west on 048°, leaving the red light of the mole to port. Least depth in the fairway is 3.1 m; the pontoons carry 2.4 m at the lowest tide.</p>
  <dl class="card facts">
    <div><dt>Call</dt><dd>“Larkhaven Marina”, VHF channel 12</dd></div>
    <div><dt>Light</dt><dd>Fl.R.4s 7m, on the head of the mole</dd></div>
    <div><dt>Speed</dt><dd>4 knots inside the mole</dd></div>
    <div><dt>Shelter</dt><dd>From all winds but a south-westerly gale</dd></div>
  </dl>
</main>
<%@ include file="../WEB-INF/jsp/footer.jspf" %>
