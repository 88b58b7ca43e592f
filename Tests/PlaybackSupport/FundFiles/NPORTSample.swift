/// A report in the format of N-PORT, made by hand.
package enum NPORTSample {
    package static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <edgarSubmission xmlns="http://www.sec.gov/edgar/nport" xmlns:com="http://www.sec.gov/edgar/common">
        <headerData><submissionType>NPORT-P</submissionType></headerData>
        <formData>
        <genInfo><regName>Some Trust</regName><seriesName>Some Fund</seriesName><seriesId>S000012345</seriesId>
        <repPdEnd>2026-12-31</repPdEnd><repPdDate>2026-06-30</repPdDate></genInfo>
        <fundInfo><totAssets>1010000.0</totAssets><netAssets>1000000.000</netAssets></fundInfo>
        <invstOrSecs>
        <invstOrSec><name>Apple Inc</name><lei>N/A</lei><title>Apple Inc</title><cusip>037833100</cusip>
        <identifiers><isin value="US0378331005"/><ticker value="AAPL"/></identifiers><balance>2000.0</balance>
        <units>NS</units><curCd>USD</curCd><valUSD>500000.00</valUSD><pctVal>50.000000000</pctVal>
        <payoffProfile>Long</payoffProfile><assetCat>EC</assetCat></invstOrSec>
        <invstOrSec><name>N/A</name><title>Insmed &amp; Co</title><cusip>000000000</cusip>
        <identifiers><other otherDesc="Internal" value="x"/></identifiers><balance>1000</balance><units>NS</units>
        <valUSD>400000</valUSD><assetCat>EP</assetCat></invstOrSec>
        <invstOrSec><name>Money Fund</name><cusip>N/A</cusip><balance>90000</balance><units>OU</units>
        <valUSD>90000</valUSD><pctVal>9.0</pctVal><assetCat>STIV</assetCat></invstOrSec>
        <invstOrSec><name>Future</name><pctVal>-.01</pctVal><assetCat>DE</assetCat></invstOrSec>
        <invstOrSec><name>Bond</name><pctVal>1.5</pctVal><assetCat>DBT</assetCat></invstOrSec>
        <invstOrSec><name>Odd</name><pctVal>0.5</pctVal><assetConditional desc="x" assetCat="OTHER"/></invstOrSec>
        </invstOrSecs></formData></edgarSubmission>
        """
}
