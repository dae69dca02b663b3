package io.github.secondgate.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An identity provider of SAML 2 as an application sees it: signed assertions, one for each request. It asks for no password. */
final class SamlProvider implements AutoCloseable {
    static final String NAME = "https://login.example.net";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:";
    private static final Pattern REQUEST = Pattern.compile("SAMLRequest=([^&]+)");
    private static final Pattern ID = Pattern.compile(" ID=\"([^\"]+)\"");

    /** Of the assertion: who, for which service, in answer to what and where. */
    private static final String RESPONSE = """
            <saml2p:Response xmlns:saml2p="%1$sprotocol" ID="R%2$d" Version="2.0" IssueInstant="%3$s" InResponseTo="%4$s" Destination="%5$s">
            <saml2:Issuer xmlns:saml2="%1$sassertion">%6$s</saml2:Issuer>
            <saml2p:Status><saml2p:StatusCode Value="%1$sstatus:Success"/></saml2p:Status>
            <saml2:Assertion xmlns:saml2="%1$sassertion" ID="A%2$d" Version="2.0" IssueInstant="%3$s">
            <saml2:Issuer>%6$s</saml2:Issuer>
            <saml2:Subject><saml2:NameID>%7$s</saml2:NameID><saml2:SubjectConfirmation Method="%1$scm:bearer">
            <saml2:SubjectConfirmationData InResponseTo="%4$s" NotOnOrAfter="%8$s" Recipient="%5$s"/>
            </saml2:SubjectConfirmation></saml2:Subject>
            <saml2:Conditions NotBefore="%3$s" NotOnOrAfter="%8$s">
            <saml2:AudienceRestriction><saml2:Audience>https://app.example.org</saml2:Audience></saml2:AudienceRestriction>
            </saml2:Conditions>
            <saml2:AuthnStatement AuthnInstant="%3$s" SessionIndex="S%2$d"><saml2:AuthnContext>
            <saml2:AuthnContextClassRef>%1$sac:classes:Password</saml2:AuthnContextClassRef>
            </saml2:AuthnContext></saml2:AuthnStatement>
            <saml2:AttributeStatement><saml2:Attribute Name="uid"><saml2:AttributeValue>%9$s</saml2:AttributeValue>
            </saml2:Attribute></saml2:AttributeStatement>
            </saml2:Assertion></saml2p:Response>""";

    private final SelfSigned own;
    private final Path certificate;
    private final AtomicInteger issued = new AtomicInteger();

    SamlProvider() {
        try {
            own = SelfSigned.make("login.example.net");
            certificate = Files.createTempFile(Path.of("target").toAbsolutePath(), "saml", ".crt");
            Path key = Files.createTempFile("saml", ".key");
            own.write(certificate, key);
            Files.delete(key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the application knows it by, as PEM. */
    String certificate() {
        return certificate.toString();
    }

    /**
     * What the person's browser sends to the application after the password.
     *
     * @param asked where the application has sent it to
     * @param service the address of the application that it is for
     */
    String response(String asked, String service, String person) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String response = RESPONSE.formatted(
                SAML,
                issued.incrementAndGet(),
                now,
                id(asked),
                service,
                NAME,
                "n-" + person.length(),
                now.plusSeconds(60),
                person);
        try {
            return Base64.getEncoder().encodeToString(signed(response).getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the request that the browser was sent here with. */
    private static String id(String asked) {
        Matcher request = REQUEST.matcher(URI.create(asked).getRawQuery());
        if (!request.find()) {
            throw new IllegalStateException("No request in " + asked);
        }
        byte[] deflated = Base64.getMimeDecoder().decode(URLDecoder.decode(request.group(1), StandardCharsets.UTF_8));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            Matcher id = ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            id.find();
            return id.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String signed(String response) throws Exception {
        DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
        documents.setNamespaceAware(true);
        Document document = documents
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.replaceAll("\n", "").getBytes(StandardCharsets.UTF_8)));
        Element assertion = (Element)
                document.getElementsByTagNameNS(SAML + "assertion", "Assertion").item(0);
        assertion.setIdAttribute("ID", true);
        XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
        Reference reference = xml.newReference(
                "#" + assertion.getAttribute("ID"),
                xml.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        xml.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        SignedInfo info = xml.newSignedInfo(
                xml.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                xml.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(reference));
        PrivateKey key = (PrivateKey) own.store().getKey("own", SelfSigned.PASSWORD.toCharArray());
        xml.newXMLSignature(info, null)
                .sign(new DOMSignContext(
                        key, assertion, assertion.getChildNodes().item(1)));
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    @Override
    public void close() {
        try {
            Files.delete(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
