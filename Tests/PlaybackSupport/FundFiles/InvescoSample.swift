/// Holdings in the format of Invesco, made by hand.
package enum InvescoSample {
    package static let text = """
        {"cusip":"46090E103","effectiveDate":"2026-06-13","effectiveBusinessDate":"2026-06-12","totalNumberOfHoldings":5,
        "holdings":[
        {"ticker":"NVDA","issuerName":"NVIDIA Corp","cusip":"67066G104","units":100,"marketValueBase":15000.0,
         "percentageOfTotalNetAssets":60.0,"securityTypeCode":"COM","securityTypeName":"Common Stock","currency":"USD"},
        {"ticker":"BRK/B ","issuerName":"Berkshire &amp; Co","cusip":"084670702","units":null,"marketValueBase":7500,
         "percentageOfTotalNetAssets":"30.0","securityTypeCode":"COM"},
        {"ticker":"ASML","issuerName":"ASML Holding NV","cusip":"N07059210","units":2,"marketValueBase":2000,
         "percentageOfTotalNetAssets":null,"securityTypeCode":"DRNY","securityTypeName":"New York Registry"},
        {"ticker":null,"issuerName":"US Dollar","cusip":null,"units":1,"marketValueBase":500,
         "percentageOfTotalNetAssets":2.0,"securityTypeCode":"CURR","securityTypeName":"Currency"},
        {"ticker":"NQU6","issuerName":"NASDAQ 100 E-MINI","percentageOfTotalNetAssets":null,"securityTypeCode":"IFUT"}
        ]}
        """
}
