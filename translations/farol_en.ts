<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>The back-end refuses the connection: it is not running there.</source>
        <translation>The back-end refuses the connection: it is not running there.</translation>
    </message>
    <message>
        <source>Start it, or check the address and the port.</source>
        <translation>Start it, or check the address and the port.</translation>
    </message>
    <message>
        <source>The name of the server is not known.</source>
        <translation>The name of the server is not known.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Check the address and the network.</translation>
    </message>
    <message>
        <source>The connection broke before the answer was whole.</source>
        <translation>The connection broke before the answer was whole.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>The proxy of this computer does not lead to the back-end.</source>
        <translation>The proxy of this computer does not lead to the back-end.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>Check the system&apos;s proxy settings.</translation>
    </message>
    <message>
        <source>The answer came too slowly and was given up.</source>
        <translation>The answer came too slowly and was given up.</translation>
    </message>
    <message>
        <source>Try again when the network is better.</source>
        <translation>Try again when the network is better.</translation>
    </message>
    <message>
        <source>The address begins with http: anyone on the way could read the password.</source>
        <translation>The address begins with http: anyone on the way could read the password.</translation>
    </message>
    <message>
        <source>Use https, or allow plain http for this environment.</source>
        <translation>Use https, or allow plain http for this environment.</translation>
    </message>
    <message>
        <source>The certificate is from an authority that this computer does not know.</source>
        <translation>The certificate is from an authority that this computer does not know.</translation>
    </message>
    <message>
        <source>Use that authority for this environment if it is yours.</source>
        <translation>Use that authority for this environment if it is yours.</translation>
    </message>
    <message>
        <source>The certificate is signed by nobody but itself.</source>
        <translation>The certificate is signed by nobody but itself.</translation>
    </message>
    <message>
        <source>Use it as authority for this environment if it is yours.</source>
        <translation>Use it as authority for this environment if it is yours.</translation>
    </message>
    <message>
        <source>The certificate of the server has expired.</source>
        <translation>The certificate of the server has expired.</translation>
    </message>
    <message>
        <source>Its owner has to renew it. Check the clock of this computer, too.</source>
        <translation>Its owner has to renew it. Check the clock of this computer, too.</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid yet.</source>
        <translation>The certificate of the server is not valid yet.</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>Check the clock of this computer.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server.</source>
        <translation>The certificate belongs to another server.</translation>
    </message>
    <message>
        <source>Check the address: it must be the name in the certificate.</source>
        <translation>Check the address: it must be the name in the certificate.</translation>
    </message>
    <message>
        <source>The answer is a web page, not farold: something in between answers in its place.</source>
        <translation>The answer is a web page, not farold: something in between answers in its place.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or check the address.</source>
        <translation>Sign in to the network in a browser, or check the address.</translation>
    </message>
    <message>
        <source>The server sends us to another address, which is not followed.</source>
        <translation>The server sends us to another address, which is not followed.</translation>
    </message>
    <message>
        <source>Check the address of the environment.</source>
        <translation>Check the address of the environment.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>This is not the address of a server.</translation>
    </message>
    <message>
        <source>Write it as https://name.</source>
        <translation>Write it as https://name.</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>User or password is wrong.</translation>
    </message>
    <message>
        <source>This is above the limit for one person: a second one has to approve it.</source>
        <translation>This is above the limit for one person: a second one has to approve it.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nothing was sent.</translation>
    </message>
    <message>
        <source>Something changed since the plan was computed; nothing was sent.</source>
        <translation>Something changed since the plan was computed; nothing was sent.</translation>
    </message>
    <message>
        <source>Look at the difference, then order the new plan.</source>
        <translation>Look at the difference, then order the new plan.</translation>
    </message>
    <message>
        <source>The provider was asked and what it said is stored; only the answer failed.</source>
        <translation>The provider was asked and what it said is stored; only the answer failed.</translation>
    </message>
    <message>
        <source>Look at the items again before you verify once more.</source>
        <translation>Look at the items again before you verify once more.</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one.</source>
        <translation>The program farold is not installed beside this one.</translation>
    </message>
    <message>
        <source>Install it, or connect to a server.</source>
        <translation>Install it, or connect to a server.</translation>
    </message>
    <message>
        <source>The demonstration back-end ended by itself.</source>
        <translation>The demonstration back-end ended by itself.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Start it again.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>The file cannot be read.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>Check that it is there and that you may read it.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB.</source>
        <translation>The file is larger than 64 MiB.</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Split it into smaller files.</translation>
    </message>
    <message>
        <source>There is no connection to the back-end.</source>
        <translation>There is no connection to the back-end.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Check the network.</translation>
    </message>
    <message>
        <source>The back-end did not answer in time.</source>
        <translation>The back-end did not answer in time.</translation>
    </message>
    <message>
        <source>Try again: an order is never carried out twice.</source>
        <translation>Try again: an order is never carried out twice.</translation>
    </message>
    <message>
        <source>No secure connection to the back-end.</source>
        <translation>No secure connection to the back-end.</translation>
    </message>
    <message>
        <source>Open the diagnosis: it names the certificate.</source>
        <translation>Open the diagnosis: it names the certificate.</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation>The session ended.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Sign in again.</translation>
    </message>
    <message>
        <source>This account has no right to do that.</source>
        <translation>This account has no right to do that.</translation>
    </message>
    <message>
        <source>Ask someone who has, or your administrator.</source>
        <translation>Ask someone who has, or your administrator.</translation>
    </message>
    <message>
        <source>The back-end does not know it (any more).</source>
        <translation>The back-end does not know it (any more).</translation>
    </message>
    <message>
        <source>It changed meanwhile; nothing was done.</source>
        <translation>It changed meanwhile; nothing was done.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Read it again.</translation>
    </message>
    <message>
        <source>Someone changed it after you read it; nothing was done.</source>
        <translation>Someone changed it after you read it; nothing was done.</translation>
    </message>
    <message>
        <source>The back-end refused the request.</source>
        <translation>The back-end refused the request.</translation>
    </message>
    <message>
        <source>The back-end has too much to do.</source>
        <translation>The back-end has too much to do.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Try again in a moment.</translation>
    </message>
    <message>
        <source>The back-end failed.</source>
        <translation>The back-end failed.</translation>
    </message>
    <message>
        <source>Try again; its log has the request id.</source>
        <translation>Try again; its log has the request id.</translation>
    </message>
    <message>
        <source>The answer is not what farold says.</source>
        <translation>The answer is not what farold says.</translation>
    </message>
    <message>
        <source>Check the address and the versions.</source>
        <translation>Check the address and the versions.</translation>
    </message>
    <message>
        <source>The answer is too large and was refused.</source>
        <translation>The answer is too large and was refused.</translation>
    </message>
    <message>
        <source>Narrow the filter.</source>
        <translation>Narrow the filter.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Not UTF-8 text: save the file as CSV UTF-8.</source>
        <translation>Not UTF-8 text: save the file as CSV UTF-8.</translation>
    </message>
    <message>
        <source>This column is missing.</source>
        <translation>This column is missing.</translation>
    </message>
    <message>
        <source>This column is not known: remove it or correct its name.</source>
        <translation>This column is not known: remove it or correct its name.</translation>
    </message>
    <message>
        <source>This line has more or fewer cells than the header.</source>
        <translation>This line has more or fewer cells than the header.</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Empty: fill it in.</translation>
    </message>
    <message>
        <source>Ambiguous: write the cents, as in 1500,00.</source>
        <translation>Ambiguous: write the cents, as in 1500,00.</translation>
    </message>
    <message>
        <source>Scientific notation: format the column as a number with two decimals.</source>
        <translation>Scientific notation: format the column as a number with two decimals.</translation>
    </message>
    <message>
        <source>Not an amount: write it as in 1500,00.</source>
        <translation>Not an amount: write it as in 1500,00.</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>The amount must be above zero.</translation>
    </message>
    <message>
        <source>A CPF has 11 digits and a CNPJ 14: leading zeros may be lost.</source>
        <translation>A CPF has 11 digits and a CNPJ 14: leading zeros may be lost.</translation>
    </message>
    <message>
        <source>The check digit of this CPF or CNPJ is wrong.</source>
        <translation>The check digit of this CPF or CNPJ is wrong.</translation>
    </message>
    <message>
        <source>A CPF or CNPJ has only digits, dots, dash and slash.</source>
        <translation>A CPF or CNPJ has only digits, dots, dash and slash.</translation>
    </message>
    <message>
        <source>Not a PIX key: write a CPF, CNPJ, phone, e-mail or random key.</source>
        <translation>Not a PIX key: write a CPF, CNPJ, phone, e-mail or random key.</translation>
    </message>
    <message>
        <source>Not a date: write it as 2026-11-20 or 20/11/2026.</source>
        <translation>Not a date: write it as 2026-11-20 or 20/11/2026.</translation>
    </message>
    <message>
        <source>This date has passed.</source>
        <translation>This date has passed.</translation>
    </message>
    <message>
        <source>Payments and notifications in one file: give each a file of its own.</source>
        <translation>Payments and notifications in one file: give each a file of its own.</translation>
    </message>
    <message>
        <source>This is the template&apos;s example: replace it; nobody is to be paid by it.</source>
        <translation>This is the template&apos;s example: replace it; nobody is to be paid by it.</translation>
    </message>
    <message>
        <source>The same row as another one of this file.</source>
        <translation>The same row as another one of this file.</translation>
    </message>
    <message>
        <source>This id appears twice.</source>
        <translation>This id appears twice.</translation>
    </message>
    <message>
        <source>Too long: shorten it.</source>
        <translation>Too long: shorten it.</translation>
    </message>
    <message>
        <source>Not JSON from here on.</source>
        <translation>Not JSON from here on.</translation>
    </message>
    <message>
        <source>There are more problems than are listed.</source>
        <translation>There are more problems than are listed.</translation>
    </message>
    <message>
        <source>More than a million rows: split the file.</source>
        <translation>More than a million rows: split the file.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Something answers there, but it does not speak like farold.</source>
        <translation>Something answers there, but it does not speak like farold.</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>Check the address and the port.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>The keychain is locked.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Unlock it and try again.</translation>
    </message>
    <message>
        <source>This computer has no keychain that answers.</source>
        <translation>This computer has no keychain that answers.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>The keychain does not answer.</translation>
    </message>
    <message>
        <source>It may be waiting for you to unlock it.</source>
        <translation>It may be waiting for you to unlock it.</translation>
    </message>
    <message>
        <source>It cannot be written on this computer.</source>
        <translation>It cannot be written on this computer.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation>Check the free space and the rights of the folder.</translation>
    </message>
    <message>
        <source>Another program is writing the settings.</source>
        <translation>Another program is writing the settings.</translation>
    </message>
    <message>
        <source>Same payee and amount as line %1 under another id: make sure that both are meant.</source>
        <translation>Same payee and amount as line %1 under another id: make sure that both are meant.</translation>
    </message>
    <message>
        <source>Another column means the same: remove one of them.</source>
        <translation>Another column means the same: remove one of them.</translation>
    </message>
    <message>
        <source>Too large to be a payment: check the decimals.</source>
        <translation>Too large to be a payment: check the decimals.</translation>
    </message>
    <message>
        <source>The sum of the file is too large: split the file.</source>
        <translation>The sum of the file is too large: split the file.</translation>
    </message>
    <message>
        <source>Write payment or notification, or leave it empty.</source>
        <translation>Write payment or notification, or leave it empty.</translation>
    </message>
    <message>
        <source>Not what belongs here in the JSON file.</source>
        <translation>Not what belongs here in the JSON file.</translation>
    </message>
    <message>
        <source>The file is too large: split it.</source>
        <translation>The file is too large: split it.</translation>
    </message>
</context>
<context>
    <name>farol::Summary</name>
    <message>
        <source>paid today</source>
        <translation>paid today</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>failures</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>uncertain</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>in flight</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>at risk</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>batches</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>no money</source>
        <translation>no money</translation>
    </message>
</context>
<context>
    <name>farol::app::BatchesModel</name>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>By state</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
</context>
<context>
    <name>farol::app::ImportProblems</name>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>farol::app::ItemDetailModel</name>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
</context>
<context>
    <name>farol::app::ItemsModel</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
</context>
<context>
    <name>farol::app::PlanModel</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
</context>
<context>
    <name>farol::ui::AgeLabel</name>
    <message>
        <source>not read yet</source>
        <translation>not read yet</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>data from %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ApprovalLook</name>
    <message>
        <source>Waiting for approval, %1 of %2.</source>
        <comment>given of needed</comment>
        <translation>Waiting for approval, %1 of %2.</translation>
    </message>
    <message>
        <source>Waiting for a second person.</source>
        <translation>Waiting for a second person.</translation>
    </message>
    <message>
        <source>%1: nothing is sent before that.</source>
        <comment>apr-0007</comment>
        <translation>%1: nothing is sent before that.</translation>
    </message>
    <message>
        <source>Who may approve: %1.</source>
        <translation>Who may approve: %1.</translation>
    </message>
    <message>
        <source>Closing this window changes nothing.</source>
        <translation>Closing this window changes nothing.</translation>
    </message>
    <message>
        <source>Needs a second person.</source>
        <translation>Needs a second person.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits.</source>
        <translation>It is above the limit for one person: ordered, it waits.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits for %1.</source>
        <translation>It is above the limit for one person: ordered, it waits for %1.</translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <translation>Approved by %1.</translation>
    </message>
    <message>
        <source>It is in the queue.</source>
        <translation>It is in the queue.</translation>
    </message>
    <message>
        <source>Rejected by %1.</source>
        <translation>Rejected by %1.</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <comment>their comment</comment>
        <translation>Nothing was sent. %1</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Withdrawn.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nothing was sent.</translation>
    </message>
    <message>
        <source>It changed while it waited.</source>
        <translation>It changed while it waited.</translation>
    </message>
    <message>
        <source>The order is void and nothing was sent. Order it again.</source>
        <translation>The order is void and nothing was sent. Order it again.</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 waits for approval.</translation>
    </message>
    <message>
        <source>%1: approved by %2.</source>
        <translation>%1: approved by %2.</translation>
    </message>
    <message>
        <source>%1: rejected by %2.</source>
        <translation>%1: rejected by %2.</translation>
    </message>
    <message>
        <source>%1: withdrawn.</source>
        <translation>%1: withdrawn.</translation>
    </message>
    <message>
        <source>%1: it changed while it waited, nothing was sent.</source>
        <translation>%1: it changed while it waited, nothing was sent.</translation>
    </message>
</context>
<context>
    <name>farol::ui::AuthorityDialog</name>
    <message>
        <source>Use this authority for %1?</source>
        <translation>Use this authority for %1?</translation>
    </message>
    <message>
        <source>Compare the SHA-256 with the one that your administrator gives you, by another way than this one.</source>
        <translation>Compare the SHA-256 with the one that your administrator gives you, by another way than this one.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Not known to this computer.</source>
        <translation>Not known to this computer.</translation>
    </message>
    <message>
        <source>If it is not yours, someone in between could read the password. It counts for this environment alone.</source>
        <translation>If it is not yours, someone in between could read the password. It counts for this environment alone.</translation>
    </message>
    <message>
        <source>Use this authority</source>
        <translation>Use this authority</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchInspector</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>Submit %1…</source>
        <comment>batch</comment>
        <translation>Submit %1…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copy id</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>no money</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Created by</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>given of needed</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>No submitting: %1 is read-only. Allow writing in the bar above.</source>
        <translation>No submitting: %1 is read-only. Allow writing in the bar above.</translation>
    </message>
    <message>
        <source>Not submitted.</source>
        <translation>Not submitted.</translation>
    </message>
    <message>
        <source>The file is stored; nothing is sent until the batch is submitted.</source>
        <translation>The file is stored; nothing is sent until the batch is submitted.</translation>
    </message>
    <message>
        <source>Nothing is sent before that. Whoever made the batch cannot approve it.</source>
        <translation>Nothing is sent before that. Whoever made the batch cannot approve it.</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Plan retry…</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>Items found</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>insufficient funds</translation>
    </message>
    <message>
        <source>Reading the batches…</source>
        <translation>Reading the batches…</translation>
    </message>
    <message>
        <source>The batches could not be read</source>
        <translation>The batches could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Not found in: batches, payments, notices</source>
        <translation>Not found in: batches, payments, notices</translation>
    </message>
    <message>
        <source>Looked for “%1” in ids, idempotency keys, E2E, requests and payees.</source>
        <translation>Looked for “%1” in ids, idempotency keys, E2E, requests and payees.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message numerus="yes">
        <source>No batch with %n filters</source>
        <translation>
            <numerusform>No batch with %n filter</numerusform>
            <numerusform>No batch with %n filters</numerusform>
        </translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>No batches yet</translation>
    </message>
    <message>
        <source>Import a file of payments to make one.</source>
        <translation>Import a file of payments to make one.</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchLook</name>
    <message numerus="yes">
        <source>%1 delivered</source>
        <translation>
            <numerusform>%1 delivered</numerusform>
            <numerusform>%1 delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting for approval</source>
        <translation>
            <numerusform>%1 waiting for approval</numerusform>
            <numerusform>%1 waiting for approval</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>in progress · 96 of 212 items are done</comment>
        <translation>%1 · %2 of %3</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>no money</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>situation: counts of all states</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no items</source>
        <translation>no items</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <comment>awaiting approval 1 of 2</comment>
        <translation>%1 %2 of %3</translation>
    </message>
    <message>
        <source>draft · not submitted</source>
        <translation>draft · not submitted</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Total R$</source>
        <translation>Total R$</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>By state</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>awaiting approval 1 of 2</source>
        <translation>awaiting approval 1 of 2</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchPane</name>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only what needs someone</source>
        <translation>Show only what needs someone</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <comment>shown of all</comment>
        <translation>%1 of %2 items</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Show all %1</translation>
    </message>
    <message>
        <source>All items of the batch, the paid ones too</source>
        <translation>All items of the batch, the paid ones too</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesFilter</name>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Created: %1</source>
        <translation>Created: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesOrders</name>
    <message>
        <source>%1 submitted.</source>
        <translation>%1 submitted.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 waits for approval.</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesPage</name>
    <message numerus="yes">
        <source>%1 batches</source>
        <translation>
            <numerusform>%1 batch</numerusform>
            <numerusform>%1 batches</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Export batches</source>
        <translation>Export batches</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>batches</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export items</source>
        <translation>Export items</translation>
    </message>
    <message>
        <source>Enter opens · Space inspects · V checks · R plans a retry</source>
        <translation>Enter opens · Space inspects · V checks · R plans a retry</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Batch, item, E2E, request…</source>
        <translation>Batch, item, E2E, request…</translation>
    </message>
    <message>
        <source>These batches (CSV)…</source>
        <translation>These batches (CSV)…</translation>
    </message>
    <message>
        <source>The items shown below (CSV)…</source>
        <translation>The items shown below (CSV)…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>Copied %1</translation>
    </message>
    <message>
        <source>Import batch…</source>
        <translation>Import batch…</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>Operate</translation>
    </message>
    <message numerus="yes">
        <source>%1 items found</source>
        <translation>
            <numerusform>%1 item found</numerusform>
            <numerusform>%1 items found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::Chip</name>
    <message>
        <source>%1 %2</source>
        <comment>filter chip: name and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Filter. Delete removes it.</source>
        <translation>Filter. Delete removes it.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectPage</name>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>address</source>
        <translation>address</translation>
    </message>
    <message>
        <source>own authority</source>
        <translation>own authority</translation>
    </message>
    <message>
        <source>user</source>
        <translation>user</translation>
    </message>
    <message>
        <source>password</source>
        <translation>password</translation>
    </message>
    <message>
        <source>There is an environment of this name already: choose another.</source>
        <translation>There is an environment of this name already: choose another.</translation>
    </message>
    <message>
        <source>Not the address of a server: write it as https://name.</source>
        <translation>Not the address of a server: write it as https://name.</translation>
    </message>
    <message>
        <source>The address must not hold a user or password.</source>
        <translation>The address must not hold a user or password.</translation>
    </message>
    <message>
        <source>Only the server&apos;s name and port belong here, nothing behind them.</source>
        <translation>Only the server&apos;s name and port belong here, nothing behind them.</translation>
    </message>
    <message>
        <source>http is not encrypted: use https, or allow it below.</source>
        <translation>http is not encrypted: use https, or allow it below.</translation>
    </message>
    <message>
        <source>A whole day of operation, already on this computer. Nothing leaves it.</source>
        <translation>A whole day of operation, already on this computer. Nothing leaves it.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>embedded back-end · ready</source>
        <translation>embedded back-end · ready</translation>
    </message>
    <message>
        <source>embedded back-end · starting…</source>
        <translation>embedded back-end · starting…</translation>
    </message>
    <message>
        <source>embedded back-end · absent</source>
        <translation>embedded back-end · absent</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one. Install it, or connect to a server.</source>
        <translation>The program farold is not installed beside this one. Install it, or connect to a server.</translation>
    </message>
    <message>
        <source>embedded back-end · failed</source>
        <translation>embedded back-end · failed</translation>
    </message>
    <message>
        <source>of this computer</source>
        <translation>of this computer</translation>
    </message>
    <message>
        <source>kept for this session only</source>
        <translation>kept for this session only</translation>
    </message>
    <message>
        <source>Keychain: asking…</source>
        <translation>Keychain: asking…</translation>
    </message>
    <message>
        <source>Keychain:</source>
        <translation>Keychain:</translation>
    </message>
    <message>
        <source>, unlocked</source>
        <translation>, unlocked</translation>
    </message>
    <message>
        <source>never kept; the session is, in the keychain</source>
        <translation>never kept; the session is, in the keychain</translation>
    </message>
    <message>
        <source>, locked: unlock it, or this session only.</source>
        <translation>, locked: unlock it, or this session only.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>No keychain: this session only.</translation>
    </message>
    <message>
        <source>, no answer yet: this session only.</source>
        <translation>, no answer yet: this session only.</translation>
    </message>
    <message>
        <source>opens read-only</source>
        <translation>opens read-only</translation>
    </message>
    <message>
        <source>used last</source>
        <translation>used last</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Connection to %1</source>
        <translation>Connection to %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>New connection</translation>
    </message>
    <message>
        <source>nothing is saved before it works</source>
        <translation>nothing is saved before it works</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Empty: fill it in.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 of %2 steps</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Save and connect</translation>
    </message>
    <message>
        <source>testing; it connects when every step is good</source>
        <translation>testing; it connects when every step is good</translation>
    </message>
    <message>
        <source>still missing: %1</source>
        <translation>still missing: %1</translation>
    </message>
    <message>
        <source>still to solve: %1</source>
        <translation>still to solve: %1</translation>
    </message>
    <message>
        <source>The settings of this computer cannot be read: nothing is kept.</source>
        <translation>The settings of this computer cannot be read: nothing is kept.</translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew; the old file is %1.</source>
        <translation>The settings were damaged and begin anew; the old file is %1.</translation>
    </message>
    <message>
        <source>%1 was forgotten on this computer.</source>
        <translation>%1 was forgotten on this computer.</translation>
    </message>
    <message>
        <source>The keychain still has the token of the session that ended. %1</source>
        <translation>The keychain still has the token of the session that ended. %1</translation>
    </message>
    <message>
        <source>embedded back-end · running, nobody signed in</source>
        <translation>embedded back-end · running, nobody signed in</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Sign in…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two folders</comment>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>, without a keyring yet: on connecting it may ask you for a new password of its own.</source>
        <translation>, without a keyring yet: on connecting it may ask you for a new password of its own.</translation>
    </message>
    <message>
        <source>never kept; the session is, if a keyring is made</source>
        <translation>never kept; the session is, if a keyring is made</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectScreen</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 shortcuts</translation>
    </message>
    <message numerus="yes">
        <source>Production always opens read-only; writing lasts %n minutes and asks for the name.</source>
        <translation>
            <numerusform>Production always opens read-only; writing lasts %n minute and asks for the name.</numerusform>
            <numerusform>Production always opens read-only; writing lasts %n minutes and asks for the name.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectSide</name>
    <message>
        <source>New connection</source>
        <translation>New connection</translation>
    </message>
    <message>
        <source>No account, no cloud, no telemetry.</source>
        <translation>No account, no cloud, no telemetry.</translation>
    </message>
    <message>
        <source>Operations console for batches of payments</source>
        <translation>Operations console for batches of payments</translation>
    </message>
    <message>
        <source>Local data in %1</source>
        <translation>Local data in %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectionForm</name>
    <message>
        <source>Allow http: others on the way can read it</source>
        <translation>Allow http: others on the way can read it</translation>
    </message>
    <message>
        <source>Without own authority</source>
        <translation>Without own authority</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>shown in every window</source>
        <translation>shown in every window</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>Own authority</translation>
    </message>
    <message>
        <source>if the system does not know it</source>
        <translation>if the system does not know it</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>the authorities of this computer</source>
        <translation>the authorities of this computer</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the file of the own authority…</source>
        <translation>Choose the file of the own authority…</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificates (*.pem *.crt *.cer);;All files (*)</translation>
    </message>
</context>
<context>
    <name>farol::ui::DecisionsCard</name>
    <message>
        <source>Waiting for a decision</source>
        <translation>Waiting for a decision</translation>
    </message>
    <message>
        <source>Nothing waits for a person right now.</source>
        <translation>Nothing waits for a person right now.</translation>
    </message>
</context>
<context>
    <name>farol::ui::DemoAccountsDialog</name>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>operation</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>approval</translation>
    </message>
    <message>
        <source>management</source>
        <translation>management</translation>
    </message>
    <message>
        <source>on-call duty</source>
        <translation>on-call duty</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>administration</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>audit</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partner</translation>
    </message>
    <message>
        <source>Sign in to the demonstration</source>
        <translation>Sign in to the demonstration</translation>
    </message>
    <message>
        <source>It goes on where it was. Each of its accounts may do other things; their password is filled in for you.</source>
        <translation>It goes on where it was. Each of its accounts may do other things; their password is filled in for you.</translation>
    </message>
    <message>
        <source>Sign in as %1: %2</source>
        <comment>user, then roles</comment>
        <translation>Sign in as %1: %2</translation>
    </message>
</context>
<context>
    <name>farol::ui::DiagnosisCard</name>
    <message>
        <source>%1: %2. %3</source>
        <comment>step: state. finding</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
</context>
<context>
    <name>farol::ui::DialogFrame</name>
    <message>
        <source>Environment %1</source>
        <translation>Environment %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>plan %1</source>
        <comment>hash</comment>
        <translation>plan %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::DropArea</name>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Save a template…</translation>
    </message>
    <message>
        <source>Drop a file of payments here</source>
        <translation>Drop a file of payments here</translation>
    </message>
    <message>
        <source>CSV or JSON, up to 64 MiB. Every row is checked before anything is stored.</source>
        <translation>CSV or JSON, up to 64 MiB. Every row is checked before anything is stored.</translation>
    </message>
</context>
<context>
    <name>farol::ui::EndDemoDialog</name>
    <message>
        <source>End the demonstration?</source>
        <translation>End the demonstration?</translation>
    </message>
    <message>
        <source>Other environments are entered from the start page.</source>
        <translation>Other environments are entered from the start page.</translation>
    </message>
    <message>
        <source>The demonstration ends, and its back-end with it: its drafts and everything that was done in it are lost. The next one begins with the same day.</source>
        <translation>The demonstration ends, and its back-end with it: its drafts and everything that was done in it are lost. The next one begins with the same day.</translation>
    </message>
    <message>
        <source>End the demonstration</source>
        <translation>End the demonstration</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentBar</name>
    <message>
        <source>Lock now</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Environment %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Account %1</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Account %1, %2</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Allow writing…</source>
        <translation>Allow writing…</translation>
    </message>
    <message>
        <source>Read-only: this account does not write</source>
        <translation>Read-only: this account does not write</translation>
    </message>
    <message>
        <source>Writing allowed · %1 left</source>
        <translation>Writing allowed · %1 left</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Offline · data from %1</source>
        <translation>Offline · data from %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Appearance and account</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Signed out</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentCard</name>
    <message>
        <source>%1: %2</source>
        <comment>button, then environment</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Forget…</translation>
    </message>
    <message>
        <source>More for %1</source>
        <comment>environment</comment>
        <translation>More for %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentLook</name>
    <message>
        <source>no actions: signed out</source>
        <translation>no actions: signed out</translation>
    </message>
    <message>
        <source>no actions offline</source>
        <translation>no actions offline</translation>
    </message>
    <message>
        <source>no actions on old data</source>
        <translation>no actions on old data</translation>
    </message>
    <message>
        <source>no actions: read-only</source>
        <translation>no actions: read-only</translation>
    </message>
    <message>
        <source>no actions for this account</source>
        <translation>no actions for this account</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in to check or retry.</source>
        <translation>Nobody is signed in. Sign in to check or retry.</translation>
    </message>
    <message>
        <source>Check and retry come back when the back-end answers. Nothing is queued to be sent later.</source>
        <translation>Check and retry come back when the back-end answers. Nothing is queued to be sent later.</translation>
    </message>
    <message>
        <source>The last answer is getting old: check and retry come back with the next one.</source>
        <translation>The last answer is getting old: check and retry come back with the next one.</translation>
    </message>
    <message>
        <source>No check and no retry: %1 is read-only. Allow writing in the bar above.</source>
        <translation>No check and no retry: %1 is read-only. Allow writing in the bar above.</translation>
    </message>
    <message>
        <source>No check and no retry: this account is not an operator in %1.</source>
        <translation>No check and no retry: this account is not an operator in %1.</translation>
    </message>
</context>
<context>
    <name>farol::ui::FigureRows</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Amount R$</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>Back to the figures</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>12 items, sum</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading items…</source>
        <translation>Reading items…</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nothing here</translation>
    </message>
    <message>
        <source>No item is in one of these states.</source>
        <translation>No item is in one of these states.</translation>
    </message>
    <message>
        <source>the first %1 of %2 · %3</source>
        <comment>rows, of all items, sum of all</comment>
        <translation>the first %1 of %2 · %3</translation>
    </message>
</context>
<context>
    <name>farol::ui::FileSaver</name>
    <message>
        <source>Not saved: %1</source>
        <translation>Not saved: %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>farol::ui::ForgetDialog</name>
    <message>
        <source>Forget %1 on this computer</source>
        <translation>Forget %1 on this computer</translation>
    </message>
    <message>
        <source>Nothing changes on the server.</source>
        <translation>Nothing changes on the server.</translation>
    </message>
    <message>
        <source>Its address, the session in the keychain and everything that was last seen of it go. To enter again, the address and the password have to be typed.</source>
        <translation>Its address, the session in the keychain and everything that was last seen of it go. To enter again, the address and the password have to be typed.</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Forget %1</translation>
    </message>
    <message>
        <source>%1 The entry can go without it: what is in the keychain stays there.</source>
        <comment>an error</comment>
        <translation>%1 The entry can go without it: what is in the keychain stays there.</translation>
    </message>
    <message>
        <source>Forget the entry alone</source>
        <translation>Forget the entry alone</translation>
    </message>
</context>
<context>
    <name>farol::ui::Formats</name>
    <message>
        <source>dd/MM HH:mm</source>
        <translation>dd/MM HH:mm</translation>
    </message>
    <message>
        <source>dd/MM/yyyy HH:mm:ss</source>
        <translation>dd/MM/yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>dddd, MMMM d</source>
        <translation>dddd, MMMM d</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 h %2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>age</comment>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>Brasília</source>
        <comment>time zone</comment>
        <translation>Brasília</translation>
    </message>
    <message>
        <source>ddd d</source>
        <translation>ddd d</translation>
    </message>
</context>
<context>
    <name>farol::ui::ImportDialog</name>
    <message>
        <source>Problems of the file</source>
        <translation>Problems of the file</translation>
    </message>
    <message>
        <source>Warnings about the file</source>
        <translation>Warnings about the file</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>What is wrong, and the way out</source>
        <translation>What is wrong, and the way out</translation>
    </message>
    <message>
        <source>Choose a file of payments</source>
        <translation>Choose a file of payments</translation>
    </message>
    <message>
        <source>Payments (*.csv *.json);;All (*)</source>
        <translation>Payments (*.csv *.json);;All (*)</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>Save a template</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>payments</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%1 payments · %2</source>
        <translation>
            <numerusform>%1 payment · %2</numerusform>
            <numerusform>%1 payments · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Import batch</source>
        <translation>Import batch</translation>
    </message>
    <message>
        <source>The file is checked on the server; nothing is stored by that.</source>
        <translation>The file is checked on the server; nothing is stored by that.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message numerus="yes">
        <source>%n other people</source>
        <translation>
            <numerusform>%n other person</numerusform>
            <numerusform>%n other people</numerusform>
        </translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>after it is submitted</source>
        <translation>after it is submitted</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>where the batch is made</source>
        <translation>where the batch is made</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are worth a look</source>
        <translation>
            <numerusform>%n row is worth a look</numerusform>
            <numerusform>%n rows are worth a look</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Checking every row on the server…</source>
        <translation>Checking every row on the server…</translation>
    </message>
    <message>
        <source>Nothing is stored by this.</source>
        <translation>Nothing is stored by this.</translation>
    </message>
    <message numerus="yes">
        <source>%n problems: nothing was stored.</source>
        <translation>
            <numerusform>%n problem: nothing was stored.</numerusform>
            <numerusform>%n problems: nothing was stored.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them in the file, save it and check it again.</source>
        <translation>Correct them in the file, save it and check it again.</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>Nothing was stored.</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>The file is good.</translation>
    </message>
    <message>
        <source>Every row is good.</source>
        <translation>Every row is good.</translation>
    </message>
    <message>
        <source>Sending stores a draft. Nothing is paid before it is submitted.</source>
        <translation>Sending stores a draft. Nothing is paid before it is submitted.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was stored.</source>
        <translation>Nobody knows whether it was stored.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Sending it again is safe: it is the same order.</translation>
    </message>
    <message>
        <source>%1 is stored as a draft.</source>
        <translation>%1 is stored as a draft.</translation>
    </message>
    <message>
        <source>Nothing is paid yet: submitting it is the next step.</source>
        <translation>Nothing is paid yet: submitting it is the next step.</translation>
    </message>
    <message>
        <source>Submitting %1…</source>
        <translation>Submitting %1…</translation>
    </message>
    <message>
        <source>%1 is submitted.</source>
        <translation>%1 is submitted.</translation>
    </message>
    <message>
        <source>The list below this window shows how it goes on.</source>
        <translation>The list below this window shows how it goes on.</translation>
    </message>
    <message>
        <source>The file was not checked.</source>
        <translation>The file was not checked.</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 sent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>Send %1</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Submit %1 for approval</source>
        <translation>Submit %1 for approval</translation>
    </message>
    <message>
        <source>Submit %1 to the queue</source>
        <translation>Submit %1 to the queue</translation>
    </message>
    <message>
        <source>Why it is worth a look</source>
        <translation>Why it is worth a look</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>farol::ui::Inspector</name>
    <message>
        <source>More actions</source>
        <translation>More actions</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemCells</name>
    <message>
        <source>next try at %1</source>
        <translation>next try at %1</translation>
    </message>
    <message>
        <source>a check can tell from %1 on</source>
        <translation>a check can tell from %1 on</translation>
    </message>
    <message>
        <source>first seen %1, last seen %2</source>
        <translation>first seen %1, last seen %2</translation>
    </message>
    <message>
        <source>%1 of the batch · %2</source>
        <comment>share · times</comment>
        <translation>%1 of the batch · %2</translation>
    </message>
    <message>
        <source>No answer from the PSP in time</source>
        <translation>No answer from the PSP in time</translation>
    </message>
    <message>
        <source>The PSP may have paid</source>
        <translation>The PSP may have paid</translation>
    </message>
    <message>
        <source>The PSP may have paid: %1</source>
        <translation>The PSP may have paid: %1</translation>
    </message>
    <message>
        <source>Not sent: the PSP does not know it</source>
        <translation>Not sent: the PSP does not know it</translation>
    </message>
    <message>
        <source>All attempts used up</source>
        <translation>All attempts used up</translation>
    </message>
    <message>
        <source>All attempts used up: %1</source>
        <translation>All attempts used up: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check %1 at the PSP…</source>
        <translation>
            <numerusform>Check %1 at the PSP…</numerusform>
            <numerusform>Check %1 at the PSP…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan retry of %1…</source>
        <translation>
            <numerusform>Plan retry of %1…</numerusform>
            <numerusform>Plan retry of %1…</numerusform>
        </translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Amount R$</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>insufficient funds</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>no money</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>a retry cannot mend it</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemHistory</name>
    <message>
        <source>%1: did not reach the PSP</source>
        <translation>%1: did not reach the PSP</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>the batch was not released yet</source>
        <translation>the batch was not released yet</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Sent · attempt %1</source>
        <translation>Sent · attempt %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>by %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Answer: %1</translation>
    </message>
    <message>
        <source>became uncertain; automatic sending stopped</source>
        <translation>became uncertain; automatic sending stopped</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>unknown until the check</source>
        <translation>unknown until the check</translation>
    </message>
    <message>
        <source>not sent, says the PSP</source>
        <translation>not sent, says the PSP</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>nothing on record</source>
        <translation>nothing on record</translation>
    </message>
    <message>
        <source>Attempt %1 · %2</source>
        <comment>number · how it ended</comment>
        <translation>Attempt %1 · %2</translation>
    </message>
    <message>
        <source>E2E</source>
        <translation>E2E</translation>
    </message>
    <message>
        <source>Idempotency</source>
        <translation>Idempotency</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>E2E %1</source>
        <comment>number of the network id</comment>
        <translation>E2E %1</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Pix key</source>
        <translation>Pix key</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Check from</source>
        <translation>Check from</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemInspector</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>Identification</translation>
    </message>
    <message>
        <source>Network ids</source>
        <translation>Network ids</translation>
    </message>
    <message>
        <source>The item could not be read.</source>
        <translation>The item could not be read.</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Item %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Check at the PSP…</source>
        <translation>Check at the PSP…</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Plan retry…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copy id</translation>
    </message>
    <message>
        <source>Attempts %1</source>
        <comment>tab with a count</comment>
        <translation>Attempts %1</translation>
    </message>
    <message>
        <source>Uncertain is not failed.</source>
        <translation>Uncertain is not failed.</translation>
    </message>
    <message>
        <source>The PSP may have paid. Retry appears only after the check.</source>
        <translation>The PSP may have paid. Retry appears only after the check.</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Checked.</translation>
    </message>
    <message>
        <source>The PSP does not know this payment: it may be retried with the same key.</source>
        <translation>The PSP does not know this payment: it may be retried with the same key.</translation>
    </message>
    <message>
        <source>The PSP refused it for good: a retry cannot mend it.</source>
        <translation>The PSP refused it for good: a retry cannot mend it.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemLook</name>
    <message>
        <source>timed out</source>
        <translation>timed out</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>connection refused</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>connection lost</translation>
    </message>
    <message>
        <source>refused, not processed</source>
        <translation>refused, not processed</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>too many requests</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>insufficient funds</translation>
    </message>
    <message>
        <source>limit exceeded</source>
        <translation>limit exceeded</translation>
    </message>
    <message>
        <source>bank unavailable</source>
        <translation>bank unavailable</translation>
    </message>
    <message>
        <source>invalid key</source>
        <translation>invalid key</translation>
    </message>
    <message>
        <source>invalid document</source>
        <translation>invalid document</translation>
    </message>
    <message>
        <source>account closed</source>
        <translation>account closed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>taken by a worker</source>
        <translation>taken by a worker</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>in flight</translation>
    </message>
    <message>
        <source>retry scheduled</source>
        <translation>retry scheduled</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>uncertain</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>dead</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>duplicate</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>awaiting approval</source>
        <translation>awaiting approval</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>no item moving</source>
        <translation>no item moving</translation>
    </message>
    <message numerus="yes">
        <source>%1 paid</source>
        <translation>
            <numerusform>%1 paid</numerusform>
            <numerusform>%1 paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain</source>
        <translation>
            <numerusform>%1 uncertain</numerusform>
            <numerusform>%1 uncertain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not sent</source>
        <translation>
            <numerusform>%1 not sent</numerusform>
            <numerusform>%1 not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 returned</source>
        <translation>
            <numerusform>%1 returned</numerusform>
            <numerusform>%1 returned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cancelled</source>
        <translation>
            <numerusform>%1 cancelled</numerusform>
            <numerusform>%1 cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 duplicate</source>
        <translation>
            <numerusform>%1 duplicate</numerusform>
            <numerusform>%1 duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 dead</source>
        <translation>
            <numerusform>%1 dead</numerusform>
            <numerusform>%1 dead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 failed</numerusform>
            <numerusform>%1 failed</numerusform>
        </translation>
    </message>
    <message>
        <source>refused by the receiver</source>
        <translation>refused by the receiver</translation>
    </message>
    <message>
        <source>unknown at the PSP</source>
        <translation>unknown at the PSP</translation>
    </message>
    <message numerus="yes">
        <source>%1 accepted</source>
        <translation>
            <numerusform>%1 accepted</numerusform>
            <numerusform>%1 accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsFooter</name>
    <message>
        <source>Find in this batch</source>
        <translation>Find in this batch</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>No retry: uncertain items need the check first.</source>
        <translation>No retry: uncertain items need the check first.</translation>
    </message>
    <message>
        <source>Nothing to order: none of them can be retried.</source>
        <translation>Nothing to order: none of them can be retried.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsView</name>
    <message>
        <source>Items that need someone, by cause</source>
        <translation>Items that need someone, by cause</translation>
    </message>
    <message>
        <source>All items of the batch</source>
        <translation>All items of the batch</translation>
    </message>
    <message>
        <source>The items could not be read</source>
        <translation>The items could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading the items…</source>
        <translation>Reading the items…</translation>
    </message>
    <message>
        <source>No item with this text, of %1</source>
        <translation>No item with this text, of %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>No items</translation>
    </message>
</context>
<context>
    <name>farol::ui::KeyValueList</name>
    <message>
        <source>%1: %2</source>
        <comment>name: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::KindPicker</name>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
</context>
<context>
    <name>farol::ui::LatestBatches</name>
    <message>
        <source>The newest batches</source>
        <translation>The newest batches</translation>
    </message>
    <message>
        <source>see all</source>
        <translation>see all</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>the newest</translation>
    </message>
</context>
<context>
    <name>farol::ui::LineChart</name>
    <message>
        <source>No values in this period.</source>
        <translation>No values in this period.</translation>
    </message>
    <message>
        <source>%1 now %2</source>
        <comment>series and its last value</comment>
        <translation>%1 now %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>no value</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>series, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 now</translation>
    </message>
</context>
<context>
    <name>farol::ui::MainWindow</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 shortcuts</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>The keychain did not take this session.</source>
        <translation>The keychain did not take this session.</translation>
    </message>
    <message>
        <source>Until it does, the next start asks for the password. %1</source>
        <translation>Until it does, the next start asks for the password. %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Offline since %1.</source>
        <translation>Offline since %1.</translation>
    </message>
    <message>
        <source>Data from %1. Reading, searching and exporting work. No money actions.</source>
        <translation>Data from %1. Reading, searching and exporting work. No money actions.</translation>
    </message>
    <message>
        <source>Nothing was read yet. No money actions.</source>
        <translation>Nothing was read yet. No money actions.</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>next try in %1</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>trying now</translation>
    </message>
</context>
<context>
    <name>farol::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Paid today</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Failures</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Uncertain</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ at risk now</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Error rate</translation>
    </message>
    <message>
        <source>last hour · from farold&apos;s metrics</source>
        <translation>last hour · from farold&apos;s metrics</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Throughput</translation>
    </message>
    <message>
        <source>items a second · last hour</source>
        <translation>items a second · last hour</translation>
    </message>
    <message>
        <source>limit 5 %</source>
        <translation>limit 5 %</translation>
    </message>
    <message>
        <source>the back-end did not answer</source>
        <translation>the back-end did not answer</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>not read yet</translation>
    </message>
    <message>
        <source>%1 · yesterday %2</source>
        <comment>amount, count</comment>
        <translation>%1 · yesterday %2</translation>
    </message>
    <message>
        <source>check at the PSP</source>
        <translation>check at the PSP</translation>
    </message>
    <message>
        <source>plan a retry</source>
        <translation>plan a retry</translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>a retry cannot mend it</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>In flight</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>In the queue</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Measured since %1.
The curve begins with the next payment that ends.</source>
        <translation>Measured since %1.
The curve begins with the next payment that ends.</translation>
    </message>
    <message>
        <source>No measurements yet.</source>
        <translation>No measurements yet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>approvals: given of needed</comment>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>farol::ui::PlanDialog</name>
    <message>
        <source>Export plan…</source>
        <translation>Export plan…</translation>
    </message>
    <message>
        <source>Items that go</source>
        <translation>Items that go</translation>
    </message>
    <message>
        <source>Items that stay</source>
        <translation>Items that stay</translation>
    </message>
    <message>
        <source>Reason (kept in the audit)</source>
        <translation>Reason (kept in the audit)</translation>
    </message>
    <message>
        <source>Computing on the server… Opening a plan writes nothing.</source>
        <translation>Computing on the server… Opening a plan writes nothing.</translation>
    </message>
    <message>
        <source>Ordered as %1. Each item is read again from the server.</source>
        <translation>Ordered as %1. Each item is read again from the server.</translation>
    </message>
    <message>
        <source>Computed on the server at %1. Opening this plan wrote nothing.</source>
        <translation>Computed on the server at %1. Opening this plan wrote nothing.</translation>
    </message>
    <message numerus="yes">
        <source>%n stay, with the reason of each</source>
        <translation>
            <numerusform>%n stays, with its reason</numerusform>
            <numerusform>%n stay, with the reason of each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, marked above</source>
        <translation>
            <numerusform>%n more, marked above</numerusform>
            <numerusform>%n more, marked above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items changed since you saw them.</source>
        <translation>
            <numerusform>%n item changed since you saw it.</numerusform>
            <numerusform>%n items changed since you saw them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordering…</source>
        <translation>Ordering…</translation>
    </message>
    <message>
        <source>Nobody knows whether it started.</source>
        <translation>Nobody knows whether it started.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Sending it again is safe: it is the same order.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>Nothing was started.</translation>
    </message>
    <message>
        <source>Running.</source>
        <translation>Running.</translation>
    </message>
    <message>
        <source>Closing this window does not stop it. %1</source>
        <translation>Closing this window does not stop it. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done.</source>
        <translation>
            <numerusform>%1 of %2 done.</numerusform>
            <numerusform>%1 of %2 done.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that are not say why in their row.</source>
        <translation>Those that are not say why in their row.</translation>
    </message>
    <message>
        <source>Nothing goes: every item stays, with its reason.</source>
        <translation>Nothing goes: every item stays, with its reason.</translation>
    </message>
    <message>
        <source>To run it, write the reason.</source>
        <translation>To run it, write the reason.</translation>
    </message>
    <message>
        <source>To run it, type the name of the environment.</source>
        <translation>To run it, type the name of the environment.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Computing…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>I have seen the difference</source>
        <translation>I have seen the difference</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Compute again</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n items · %1</source>
        <translation>
            <numerusform>Retry %n item · %1</numerusform>
            <numerusform>Retry %n items · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>writing for %1 more</source>
        <translation>writing for %1 more</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>Export plan</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The same keys.</source>
        <translation>The same keys.</translation>
    </message>
    <message>
        <source>What the PSP has already, it does not pay again. If an item changes, the plan is computed anew before anything starts.</source>
        <translation>What the PSP has already, it does not pay again. If an item changes, the plan is computed anew before anything starts.</translation>
    </message>
    <message numerus="yes">
        <source>Ask to retry %n items · %1</source>
        <translation>
            <numerusform>Ask to retry %n item · %1</numerusform>
            <numerusform>Ask to retry %n items · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::PlanFigures</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>caption: figure, hint</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>farol::ui::PlanLook</name>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>at the queue&apos;s pace</source>
        <translation>at the queue&apos;s pace</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Uncertain</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Go now</source>
        <translation>Go now</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Destination and pace</source>
        <translation>Destination and pace</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items</source>
        <translation>
            <numerusform>Retry %1 item</numerusform>
            <numerusform>Retry %1 items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items of %2</source>
        <translation>
            <numerusform>Retry %1 item of %2</numerusform>
            <numerusform>Retry %1 items of %2</numerusform>
        </translation>
    </message>
    <message>
        <source>uncertain: check it at the PSP first</source>
        <translation>uncertain: check it at the PSP first</translation>
    </message>
    <message>
        <source>invalid key: edit it (it becomes a new item)</source>
        <translation>invalid key: edit it (it becomes a new item)</translation>
    </message>
    <message>
        <source>%1: a retry cannot mend it</source>
        <translation>%1: a retry cannot mend it</translation>
    </message>
    <message>
        <source>it is still on its way</source>
        <translation>it is still on its way</translation>
    </message>
    <message>
        <source>already %1</source>
        <translation>already %1</translation>
    </message>
    <message>
        <source>its batch was not released</source>
        <translation>its batch was not released</translation>
    </message>
    <message>
        <source>its batch was cancelled</source>
        <translation>its batch was cancelled</translation>
    </message>
    <message>
        <source>replaced: its correction is an item of its own</source>
        <translation>replaced: its correction is an item of its own</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed again</source>
        <translation>failed again</translation>
    </message>
    <message>
        <source>uncertain: check it</source>
        <translation>uncertain: check it</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>on its way</translation>
    </message>
    <message>
        <source>%1, goes</source>
        <translation>%1, goes</translation>
    </message>
    <message>
        <source>%1, stays</source>
        <translation>%1, stays</translation>
    </message>
    <message>
        <source>%1 is new: %2</source>
        <translation>%1 is new: %2</translation>
    </message>
    <message>
        <source>%1 is no longer in the selection</source>
        <translation>%1 is no longer in the selection</translation>
    </message>
    <message>
        <source>%1 changed: %2 → %3</source>
        <translation>%1 changed: %2 → %3</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Amount R$</translation>
    </message>
    <message>
        <source>State checked</source>
        <translation>State checked</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>insufficient funds</translation>
    </message>
    <message>
        <source>Idempotency key (the same)</source>
        <translation>Idempotency key (the same)</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message numerus="yes">
        <source>%1 unchecked</source>
        <translation>
            <numerusform>%1 unchecked</numerusform>
            <numerusform>%1 unchecked</numerusform>
        </translation>
    </message>
    <message>
        <source>stops at %1 errors</source>
        <comment>20 %</comment>
        <translation>stops at %1 errors</translation>
    </message>
    <message>
        <source>%1 was not approved: nothing was sent.</source>
        <comment>run-000001</comment>
        <translation>%1 was not approved: nothing was sent.</translation>
    </message>
    <message>
        <source>%1 of %2 items done.</source>
        <translation>%1 of %2 items done.</translation>
    </message>
</context>
<context>
    <name>farol::ui::Rail</name>
    <message>
        <source>%1, %2, old</source>
        <translation>%1, %2, old</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>place and count</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Places</translation>
    </message>
</context>
<context>
    <name>farol::ui::RiskCard</name>
    <message>
        <source>nothing needs a person right now</source>
        <translation>nothing needs a person right now</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · all of %2</source>
        <comment>12 items, LOTE-0042</comment>
        <translation>%1 · all of %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · in %n batch(es)</source>
        <comment>12 items</comment>
        <translation>
            <numerusform>%1 · in %n batch</numerusform>
            <numerusform>%1 · in %n batches</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>At risk now: %1. %2. %3</source>
        <comment>sum, items, states</comment>
        <translation>At risk now: %1. %2. %3</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ at risk now</translation>
    </message>
    <message>
        <source>see them</source>
        <translation>see them</translation>
    </message>
</context>
<context>
    <name>farol::ui::RiskText</name>
    <message>
        <source>%1 unpaid · %2 at risk</source>
        <comment>items, amount</comment>
        <translation>%1 unpaid · %2 at risk</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>data from %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>Search or run</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>farol::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Everything here works without a mouse; Tab goes on, Shift+Tab goes back.</source>
        <translation>Everything here works without a mouse; Tab goes on, Shift+Tab goes back.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys, then what they do</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Next region: bar, pages, page, status</source>
        <translation>Next region: bar, pages, page, status</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Previous region</translation>
    </message>
    <message>
        <source>%1 … 9</source>
        <comment>a range of keys</comment>
        <translation>%1 … 9</translation>
    </message>
    <message>
        <source>Page of that number</source>
        <translation>Page of that number</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>This list</translation>
    </message>
    <message>
        <source>Close a dialog or the details</source>
        <translation>Close a dialog or the details</translation>
    </message>
    <message>
        <source>Lists and tables</source>
        <translation>Lists and tables</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>Go through the rows</source>
        <translation>Go through the rows</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Open the row</translation>
    </message>
    <message>
        <source>Show its details beside it</source>
        <translation>Show its details beside it</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Mark the row, or take the mark away</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Copy the row</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Search in this list</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Left, Right</translation>
    </message>
    <message>
        <source>Go from filter to filter</source>
        <translation>Go from filter to filter</translation>
    </message>
    <message>
        <source>Change the filter</source>
        <translation>Change the filter</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Remove the filter</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Empty the search</translation>
    </message>
    <message>
        <source>Charts and numbers</source>
        <translation>Charts and numbers</translation>
    </message>
    <message>
        <source>Read a chart&apos;s values one by one</source>
        <translation>Read a chart&apos;s values one by one</translation>
    </message>
    <message>
        <source>Open the rows behind a number</source>
        <translation>Open the rows behind a number</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Environments</translation>
    </message>
    <message>
        <source>Next environment, button or field</source>
        <translation>Next environment, button or field</translation>
    </message>
    <message>
        <source>Previous one</source>
        <translation>Previous one</translation>
    </message>
    <message>
        <source>Press the button, choose the kind</source>
        <translation>Press the button, choose the kind</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>New connection</translation>
    </message>
    <message>
        <source>Choose the kind of environment</source>
        <translation>Choose the kind of environment</translation>
    </message>
    <message>
        <source>In a field: test the connection</source>
        <translation>In a field: test the connection</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>Close a dialog</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two keys</comment>
        <translation>%1 or %2</translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation>Press the button</translation>
    </message>
    <message>
        <source>End Farol</source>
        <translation>End Farol</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Verify the payments whose outcome is uncertain</source>
        <translation>Verify the payments whose outcome is uncertain</translation>
    </message>
    <message>
        <source>Plan a retry of what is not paid</source>
        <translation>Plan a retry of what is not paid</translation>
    </message>
    <message>
        <source>Show or hide the details beside the lists</source>
        <translation>Show or hide the details beside the lists</translation>
    </message>
    <message>
        <source>Go back from the details</source>
        <translation>Go back from the details</translation>
    </message>
</context>
<context>
    <name>farol::ui::SourcePill</name>
    <message>
        <source>Sources. Opens the diagnosis.</source>
        <translation>Sources. Opens the diagnosis.</translation>
    </message>
    <message numerus="yes">
        <source>%n up to date</source>
        <comment>sources</comment>
        <translation>
            <numerusform>%n up to date</numerusform>
            <numerusform>%n up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) up to date</source>
        <translation>
            <numerusform>%n source up to date</numerusform>
            <numerusform>%n sources up to date</numerusform>
        </translation>
    </message>
    <message>
        <source>· up to %1</source>
        <translation>· up to %1</translation>
    </message>
    <message>
        <source>not answering</source>
        <comment>source</comment>
        <translation>not answering</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>source</comment>
        <translation>paused</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>no source</translation>
    </message>
</context>
<context>
    <name>farol::ui::StatTile</name>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>title, figure, comparison</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>%1: %2 %3. %4</source>
        <comment>title, figure, of how many, comparison</comment>
        <translation>%1: %2 %3. %4</translation>
    </message>
</context>
<context>
    <name>farol::ui::StateBand</name>
    <message>
        <source>%1: %2</source>
        <comment>state and sum</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>farol::ui::StatusStrip</name>
    <message>
        <source>Mark as seen</source>
        <translation>Mark as seen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::StepLook</name>
    <message>
        <source>Nobody knows a server of this name. Check the address and the network.</source>
        <translation>Nobody knows a server of this name. Check the address and the network.</translation>
    </message>
    <message>
        <source>The connection is refused: farold does not run there, or the port is another.</source>
        <translation>The connection is refused: farold does not run there, or the port is another.</translation>
    </message>
    <message>
        <source>The server cannot be reached from here. Check the network or the VPN.</source>
        <translation>The server cannot be reached from here. Check the network or the VPN.</translation>
    </message>
    <message>
        <source>issued by %1, which this system does not know.</source>
        <translation>issued by %1, which this system does not know.</translation>
    </message>
    <message>
        <source>signed by itself (%1), which this system does not know.</source>
        <translation>signed by itself (%1), which this system does not know.</translation>
    </message>
    <message>
        <source>expired. Its owner has to renew it; check the clock of this computer, too.</source>
        <translation>expired. Its owner has to renew it; check the clock of this computer, too.</translation>
    </message>
    <message>
        <source>not valid yet. Check the clock of this computer.</source>
        <translation>not valid yet. Check the clock of this computer.</translation>
    </message>
    <message>
        <source>belongs to another server: the address must be the name in it.</source>
        <translation>belongs to another server: the address must be the name in it.</translation>
    </message>
    <message>
        <source>http without encryption is not allowed for this address.</source>
        <translation>http without encryption is not allowed for this address.</translation>
    </message>
    <message>
        <source>The file of the own authority cannot be read.</source>
        <translation>The file of the own authority cannot be read.</translation>
    </message>
    <message>
        <source>The file of the own authority holds no certificate (PEM).</source>
        <translation>The file of the own authority holds no certificate (PEM).</translation>
    </message>
    <message>
        <source>Something answers there, but it is not farold. Check the address.</source>
        <translation>Something answers there, but it is not farold. Check the address.</translation>
    </message>
    <message>
        <source>Nothing is kept for this environment: type the password.</source>
        <translation>Nothing is kept for this environment: type the password.</translation>
    </message>
    <message>
        <source>The keychain is locked: unlock it, or type the password.</source>
        <translation>The keychain is locked: unlock it, or type the password.</translation>
    </message>
    <message>
        <source>No keychain: type the password.</source>
        <translation>No keychain: type the password.</translation>
    </message>
    <message>
        <source>asking for the name…</source>
        <translation>asking for the name…</translation>
    </message>
    <message>
        <source>opening a connection…</source>
        <translation>opening a connection…</translation>
    </message>
    <message>
        <source>looking at the certificate…</source>
        <translation>looking at the certificate…</translation>
    </message>
    <message>
        <source>asking who answers…</source>
        <translation>asking who answers…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>signing in…</translation>
    </message>
    <message>
        <source>asking the keychain…</source>
        <translation>asking the keychain…</translation>
    </message>
    <message>
        <source>written and read back</source>
        <translation>written and read back</translation>
    </message>
    <message>
        <source>written and read back: %1</source>
        <translation>written and read back: %1</translation>
    </message>
    <message>
        <source>The keychain is locked: this session only.</source>
        <translation>The keychain is locked: this session only.</translation>
    </message>
    <message>
        <source>The keychain has not answered yet: this session only until it does.</source>
        <translation>The keychain has not answered yet: this session only until it does.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>No keychain: this session only.</translation>
    </message>
    <message>
        <source>plain http: nothing is encrypted</source>
        <translation>plain http: nothing is encrypted</translation>
    </message>
    <message numerus="yes">
        <source>issued by %1, valid for %n more days</source>
        <translation>
            <numerusform>issued by %1, valid for %n more day</numerusform>
            <numerusform>issued by %1, valid for %n more days</numerusform>
        </translation>
    </message>
    <message>
        <source>the name leads to %1</source>
        <translation>the name leads to %1</translation>
    </message>
    <message numerus="yes">
        <source>port %1 answers in %n ms</source>
        <translation>
            <numerusform>port %1 answers in %n ms</numerusform>
            <numerusform>port %1 answers in %n ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>farold answers in %n ms</source>
        <translation>
            <numerusform>farold answers in %n ms</numerusform>
            <numerusform>farold answers in %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation>signed in as %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>waits for: %1</source>
        <translation>waits for: %1</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>not tested yet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Keychain</translation>
    </message>
    <message>
        <source>Use this authority…</source>
        <translation>Use this authority…</translation>
    </message>
    <message>
        <source>No answer in time. Try again, or check the network and the VPN.</source>
        <translation>No answer in time. Try again, or check the network and the VPN.</translation>
    </message>
    <message>
        <source>No secure connection: the server speaks plain http, or an old TLS. Check the address.</source>
        <translation>No secure connection: the server speaks plain http, or an old TLS. Check the address.</translation>
    </message>
    <message>
        <source>farold answers, but is not ready. Try again in a moment, or look at its log.</source>
        <translation>farold answers, but is not ready. Try again in a moment, or look at its log.</translation>
    </message>
    <message>
        <source>farold answers, but is not well. Try again in a moment, or look at its log.</source>
        <translation>farold answers, but is not well. Try again in a moment, or look at its log.</translation>
    </message>
    <message>
        <source>It sends us to another address: sign in to the network in a browser, or check the address.</source>
        <translation>It sends us to another address: sign in to the network in a browser, or check the address.</translation>
    </message>
    <message>
        <source>The address answers with a web page: it is not farold. Check it, or sign in to the network in a browser.</source>
        <translation>The address answers with a web page: it is not farold. Check it, or sign in to the network in a browser.</translation>
    </message>
</context>
<context>
    <name>farol::ui::SubmitDialog</name>
    <message numerus="yes">
        <source>Submit %1 payments of %2</source>
        <translation>
            <numerusform>Submit %1 payment of %2</numerusform>
            <numerusform>Submit %1 payments of %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2. Whole sum: %3.</source>
        <comment>money · environment · in words</comment>
        <translation>%1 in %2. Whole sum: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 for approval</source>
        <translation>
            <numerusform>Submit %1 payment · %2 for approval</numerusform>
            <numerusform>Submit %1 payments · %2 for approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 to the queue</source>
        <translation>
            <numerusform>Submit %1 payment · %2 to the queue</numerusform>
            <numerusform>Submit %1 payments · %2 to the queue</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was submitted.</source>
        <translation>Nobody knows whether it was submitted.</translation>
    </message>
    <message>
        <source>%1 Submitting again is safe: it counts once.</source>
        <translation>%1 Submitting again is safe: it counts once.</translation>
    </message>
    <message>
        <source>Nothing was submitted.</source>
        <translation>Nothing was submitted.</translation>
    </message>
    <message>
        <source>Others approve it first.</source>
        <translation>Others approve it first.</translation>
    </message>
    <message numerus="yes">
        <source>%n other people have to approve before anything is sent. You cannot approve your own batch.</source>
        <translation>
            <numerusform>%n other person has to approve before anything is sent. You cannot approve your own batch.</numerusform>
            <numerusform>%n other people have to approve before anything is sent. You cannot approve your own batch.</numerusform>
        </translation>
    </message>
    <message>
        <source>The payments go out.</source>
        <translation>The payments go out.</translation>
    </message>
    <message>
        <source>After this the workers send them; what is in flight cannot be called back.</source>
        <translation>After this the workers send them; what is in flight cannot be called back.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>farol::ui::TableCsv</name>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Data from</source>
        <translation>Data from</translation>
    </message>
</context>
<context>
    <name>farol::ui::Timeline</name>
    <message>
        <source>not yet: %1, %2</source>
        <translation>not yet: %1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>time: title, detail</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>farol::ui::TypedConfirmation</name>
    <message>
        <source>To confirm, type %1</source>
        <translation>To confirm, type %1</translation>
    </message>
    <message>
        <source>Capitals and spaces count.</source>
        <translation>Capitals and spaces count.</translation>
    </message>
    <message>
        <source>The button stays off until the name is the same.</source>
        <translation>The button stays off until the name is the same.</translation>
    </message>
</context>
<context>
    <name>farol::ui::UnlockDialog</name>
    <message numerus="yes">
        <source>Allow writing for %n min in %1</source>
        <translation>
            <numerusform>Allow writing for %n min in %1</numerusform>
            <numerusform>Allow writing for %n min in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Money can move from here until then. Reading goes on as it is; “Lock now” ends it earlier.</source>
        <translation>Money can move from here until then. Reading goes on as it is; “Lock now” ends it earlier.</translation>
    </message>
    <message numerus="yes">
        <source>Allow writing for %n min</source>
        <translation>
            <numerusform>Allow writing for %n min</numerusform>
            <numerusform>Allow writing for %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing was not allowed: this environment has another name now. Close and open it again.</source>
        <translation>Writing was not allowed: this environment has another name now. Close and open it again.</translation>
    </message>
</context>
<context>
    <name>farol::ui::VerifyDialog</name>
    <message numerus="yes">
        <source>Check %1 at the PSP</source>
        <translation>
            <numerusform>Check %1 at the PSP</numerusform>
            <numerusform>Check %1 at the PSP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain items of %2, %3, in %4.</source>
        <translation>
            <numerusform>%1 uncertain item of %2, %3, in %4.</numerusform>
            <numerusform>%1 uncertain items of %2, %3, in %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>It only reads.</source>
        <translation>It only reads.</translation>
    </message>
    <message>
        <source>The PSP is asked what became of each of them: paid, refused or unknown there. No payment is made and none is repeated.</source>
        <translation>The PSP is asked what became of each of them: paid, refused or unknown there. No payment is made and none is repeated.</translation>
    </message>
    <message>
        <source>Check %1 · %2</source>
        <comment>count · money</comment>
        <translation>Check %1 · %2</translation>
    </message>
    <message>
        <source>Another check is still running.</source>
        <translation>Another check is still running.</translation>
    </message>
    <message>
        <source>Asking the PSP…</source>
        <translation>Asking the PSP…</translation>
    </message>
    <message>
        <source>%1 of %2 answered.</source>
        <comment>items</comment>
        <translation>%1 of %2 answered.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>No answer to the check.</source>
        <translation>No answer to the check.</translation>
    </message>
    <message>
        <source>The check was refused.</source>
        <translation>The check was refused.</translation>
    </message>
    <message>
        <source>Check the rest again</source>
        <translation>Check the rest again</translation>
    </message>
    <message numerus="yes">
        <source>%1 became paid</source>
        <translation>
            <numerusform>%1 became paid</numerusform>
            <numerusform>%1 became paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 checked</source>
        <translation>
            <numerusform>%1 checked</numerusform>
            <numerusform>%1 checked</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again from the server after the PSP answered.</source>
        <translation>Read again from the server after the PSP answered.</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent, says the PSP: %1.</source>
        <translation>Not sent, says the PSP: %1.</translation>
    </message>
    <message>
        <source>They may be retried with the same key.</source>
        <translation>They may be retried with the same key.</translation>
    </message>
    <message>
        <source>Nothing is left to retry.</source>
        <translation>Nothing is left to retry.</translation>
    </message>
    <message>
        <source>Still uncertain: %1.</source>
        <translation>Still uncertain: %1.</translation>
    </message>
    <message>
        <source>The PSP could not tell yet. Check them again later.</source>
        <translation>The PSP could not tell yet. Check them again later.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>Not paid: %1.</source>
        <translation>Not paid: %1.</translation>
    </message>
</context>
<context>
    <name>farol::ui::WindowMenu</name>
    <message>
        <source>Farol speaks %1 from its next start on.</source>
        <translation>Farol speaks %1 from its next start on.</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Appearance and account</translation>
    </message>
    <message>
        <source>Other environments…</source>
        <translation>Other environments…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
</TS>
