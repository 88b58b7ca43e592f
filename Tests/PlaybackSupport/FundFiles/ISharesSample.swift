/// A table of holdings in the format of iShares.
package enum ISharesSample {
    /// As iShares sends it, with fewer positions.
    package static let text = """
        \u{FEFF}iShares Some ETF
        Fund Holdings as of,"Dec 06, 2024"
        Inception Date,"May 15, 2000"
        Shares Outstanding,"957,950,000.00"
        Stock,"-"
        \u{A0}
        Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,Currency
        "AAPL","APPLE INC","Information Technology","Equity","417,870,815.44","47.15","1.0","1,720,766.00","242.84","US","X","USD"
        "BRKB","BERKSHIRE HATHAWAY INC CLASS B","Financials","Equity","1,011,704.00","30.02","1.0","688.00","1,470.50","US","X","USD"
        "GOOGL","ALPHABET INC CLASS A","Communication","Equity","11,561,084.83","20.98","1.0","66,173.00","174.71","US","X","USD"
        "-","SOME RIGHTS, \"\"CVR\"\"","-","Equity","0.00","0.00","0.00","12.00","-","US","-","USD"
        "USD","USD CASH","Cash and/or Derivatives","Cash","642,796.25","1.86","1.0","642,796.00","100.00","US","-","USD"
        "XTSLA","BLK CSH FND","Cash and/or Derivatives","Money Market","1.0","0.11","1.0","315,298.00","1.00","US","-","USD"
        "ESZ4","S&P500 EMINI DEC 24","Cash and/or Derivatives","Futures","0.00","-0.12","1.0","4,367.00","6,099.00","-","I","USD"
        \u{A0}
        "The content contained herein is owned or licensed by BlackRock, and others"
        Holdings subject to change. See www.iShares.com for the most recent, "today's", holdings.

        """
}
