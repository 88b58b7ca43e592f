/// Yields in the format of the Treasury's feed, made by hand.
package enum TreasurySample {
    package static func entry(_ date: String, _ values: String) -> String {
        """
        <entry><id>x</id><title type="text"></title><content type="application/xml"><m:properties>
        <d:Id m:type="Edm.Int32">1</d:Id><d:NEW_DATE m:type="Edm.DateTime">\(date)</d:NEW_DATE>
        \(values)
        </m:properties></content></entry>

        """
    }

    package static func feed(_ entries: String...) -> String {
        """
        <?xml version="1.0" encoding="utf-8" standalone="yes" ?>
        <feed xml:base="https://home.treasury.gov/" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" \
        xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns="http://www.w3.org/2005/Atom">
        <title type="text"></title>
        \(entries.joined())</feed>

        """
    }

    package static let text = feed(
        entry(
            "2024-05-15T00:00:00",
            """
            <d:BC_1MONTH m:type="Edm.Double">5.50</d:BC_1MONTH><d:BC_1_5MONTH m:type="Edm.Double" m:null="true" />
            <d:BC_10YEAR m:type="Edm.Double">4.36</d:BC_10YEAR>
            """),
        entry(
            "2024-05-16T00:00:00",
            """
            <d:BC_1MONTH m:type="Edm.Double">5.51</d:BC_1MONTH>
            <d:BC_2MONTH m:type="Edm.Double">5.49</d:BC_2MONTH>
            <d:BC_2YEAR m:type="Edm.Double">4.78</d:BC_2YEAR>
            <d:BC_10YEAR m:type="Edm.Double"> 4.38 </d:BC_10YEAR>
            <d:BC_20YEAR m:type="Edm.Double"></d:BC_20YEAR>
            <d:BC_30YEAR m:null="true">4.00</d:BC_30YEAR>
            <d:BC_30YEARDISPLAY m:type="Edm.Double">0.00</d:BC_30YEARDISPLAY>
            """))
}
