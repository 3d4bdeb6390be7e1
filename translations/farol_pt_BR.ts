<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>The back-end refuses the connection: it is not running there.</source>
        <translation>O back-end recusa a conexão: ele não está rodando ali.</translation>
    </message>
    <message>
        <source>Start it, or check the address and the port.</source>
        <translation>Inicie-o, ou confira o endereço e a porta.</translation>
    </message>
    <message>
        <source>The name of the server is not known.</source>
        <translation>O nome do servidor não é conhecido.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Confira o endereço e a rede.</translation>
    </message>
    <message>
        <source>The connection broke before the answer was whole.</source>
        <translation>A conexão caiu antes de a resposta chegar inteira.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Tente de novo.</translation>
    </message>
    <message>
        <source>The proxy of this computer does not lead to the back-end.</source>
        <translation>O proxy deste computador não leva ao back-end.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>Confira as configurações de proxy do sistema.</translation>
    </message>
    <message>
        <source>The answer came too slowly and was given up.</source>
        <translation>A resposta demorou demais e foi abandonada.</translation>
    </message>
    <message>
        <source>Try again when the network is better.</source>
        <translation>Tente de novo quando a rede estiver melhor.</translation>
    </message>
    <message>
        <source>The address begins with http: anyone on the way could read the password.</source>
        <translation>O endereço começa com http: qualquer um no caminho poderia ler a senha.</translation>
    </message>
    <message>
        <source>Use https, or allow plain http for this environment.</source>
        <translation>Use https, ou permita http simples para este ambiente.</translation>
    </message>
    <message>
        <source>The certificate is from an authority that this computer does not know.</source>
        <translation>O certificado é de uma autoridade que este computador não conhece.</translation>
    </message>
    <message>
        <source>Use that authority for this environment if it is yours.</source>
        <translation>Use essa autoridade neste ambiente, se for a sua.</translation>
    </message>
    <message>
        <source>The certificate is signed by nobody but itself.</source>
        <translation>O certificado não é assinado por ninguém além dele mesmo.</translation>
    </message>
    <message>
        <source>Use it as authority for this environment if it is yours.</source>
        <translation>Use-o como autoridade neste ambiente, se for o seu.</translation>
    </message>
    <message>
        <source>The certificate of the server has expired.</source>
        <translation>O certificado do servidor venceu.</translation>
    </message>
    <message>
        <source>Its owner has to renew it. Check the clock of this computer, too.</source>
        <translation>O dono precisa renová-lo. Confira também o relógio deste computador.</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid yet.</source>
        <translation>O certificado do servidor ainda não vale.</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>Confira o relógio deste computador.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server.</source>
        <translation>O certificado é de outro servidor.</translation>
    </message>
    <message>
        <source>Check the address: it must be the name in the certificate.</source>
        <translation>Confira o endereço: tem de ser o nome que está no certificado.</translation>
    </message>
    <message>
        <source>The answer is a web page, not farold: something in between answers in its place.</source>
        <translation>A resposta é uma página web, não o farold: algo no caminho responde no lugar dele.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or check the address.</source>
        <translation>Entre na rede por um navegador, ou confira o endereço.</translation>
    </message>
    <message>
        <source>The server sends us to another address, which is not followed.</source>
        <translation>O servidor nos manda para outro endereço, que não é seguido.</translation>
    </message>
    <message>
        <source>Check the address of the environment.</source>
        <translation>Confira o endereço do ambiente.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Isto não é o endereço de um servidor.</translation>
    </message>
    <message>
        <source>Write it as https://name.</source>
        <translation>Escreva como https://nome.</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>Usuário ou senha não conferem.</translation>
    </message>
    <message>
        <source>This is above the limit for one person: a second one has to approve it.</source>
        <translation>Isto passa do limite de uma pessoa: uma segunda precisa aprovar.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nada foi enviado.</translation>
    </message>
    <message>
        <source>Something changed since the plan was computed; nothing was sent.</source>
        <translation>Algo mudou desde o cálculo do plano; nada foi enviado.</translation>
    </message>
    <message>
        <source>Look at the difference, then order the new plan.</source>
        <translation>Veja a diferença e depois dê a ordem do plano novo.</translation>
    </message>
    <message>
        <source>The provider was asked and what it said is stored; only the answer failed.</source>
        <translation>O provedor foi consultado e o que ele disse está gravado; só a resposta falhou.</translation>
    </message>
    <message>
        <source>Look at the items again before you verify once more.</source>
        <translation>Veja os itens de novo antes de verificar mais uma vez.</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one.</source>
        <translation>O programa farold não está instalado junto deste.</translation>
    </message>
    <message>
        <source>Install it, or connect to a server.</source>
        <translation>Instale-o, ou conecte a um servidor.</translation>
    </message>
    <message>
        <source>The demonstration back-end ended by itself.</source>
        <translation>O back-end de demonstração terminou sozinho.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Inicie-o de novo.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>O arquivo não pode ser lido.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>Confira se ele está lá e se você pode lê-lo.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB.</source>
        <translation>O arquivo tem mais de 64 MiB.</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Divida-o em arquivos menores.</translation>
    </message>
    <message>
        <source>There is no connection to the back-end.</source>
        <translation>Não há conexão com o back-end.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Confira a rede.</translation>
    </message>
    <message>
        <source>The back-end did not answer in time.</source>
        <translation>O back-end não respondeu a tempo.</translation>
    </message>
    <message>
        <source>Try again: an order is never carried out twice.</source>
        <translation>Tente de novo: uma ordem nunca é executada duas vezes.</translation>
    </message>
    <message>
        <source>No secure connection to the back-end.</source>
        <translation>Não há conexão segura com o back-end.</translation>
    </message>
    <message>
        <source>Open the diagnosis: it names the certificate.</source>
        <translation>Abra o diagnóstico: ele diz qual é o certificado.</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation>A sessão terminou.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Entre de novo.</translation>
    </message>
    <message>
        <source>This account has no right to do that.</source>
        <translation>Esta conta não tem permissão para isso.</translation>
    </message>
    <message>
        <source>Ask someone who has, or your administrator.</source>
        <translation>Peça a quem tem, ou ao seu administrador.</translation>
    </message>
    <message>
        <source>The back-end does not know it (any more).</source>
        <translation>O back-end não o conhece (ou não conhece mais).</translation>
    </message>
    <message>
        <source>It changed meanwhile; nothing was done.</source>
        <translation>Mudou nesse meio-tempo; nada foi feito.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Leia de novo.</translation>
    </message>
    <message>
        <source>Someone changed it after you read it; nothing was done.</source>
        <translation>Alguém mudou isto depois que você leu; nada foi feito.</translation>
    </message>
    <message>
        <source>The back-end refused the request.</source>
        <translation>O back-end recusou o pedido.</translation>
    </message>
    <message>
        <source>The back-end has too much to do.</source>
        <translation>O back-end está sobrecarregado.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Tente de novo em um instante.</translation>
    </message>
    <message>
        <source>The back-end failed.</source>
        <translation>O back-end falhou.</translation>
    </message>
    <message>
        <source>Try again; its log has the request id.</source>
        <translation>Tente de novo; o log dele tem o id da requisição.</translation>
    </message>
    <message>
        <source>The answer is not what farold says.</source>
        <translation>A resposta não é a de um farold.</translation>
    </message>
    <message>
        <source>Check the address and the versions.</source>
        <translation>Confira o endereço e as versões.</translation>
    </message>
    <message>
        <source>The answer is too large and was refused.</source>
        <translation>A resposta é grande demais e foi recusada.</translation>
    </message>
    <message>
        <source>Narrow the filter.</source>
        <translation>Restrinja o filtro.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>O arquivo está vazio.</translation>
    </message>
    <message>
        <source>Not UTF-8 text: save the file as CSV UTF-8.</source>
        <translation>Não é texto UTF-8: salve o arquivo como CSV UTF-8.</translation>
    </message>
    <message>
        <source>This column is missing.</source>
        <translation>Falta esta coluna.</translation>
    </message>
    <message>
        <source>This column is not known: remove it or correct its name.</source>
        <translation>Esta coluna não é conhecida: remova-a ou corrija o nome.</translation>
    </message>
    <message>
        <source>This line has more or fewer cells than the header.</source>
        <translation>Esta linha tem mais ou menos células que o cabeçalho.</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Vazio: preencha.</translation>
    </message>
    <message>
        <source>Ambiguous: write the cents, as in 1500,00.</source>
        <translation>Ambíguo: escreva os centavos, como em 1500,00.</translation>
    </message>
    <message>
        <source>Scientific notation: format the column as a number with two decimals.</source>
        <translation>Notação científica: formate a coluna como número com duas casas decimais.</translation>
    </message>
    <message>
        <source>Not an amount: write it as in 1500,00.</source>
        <translation>Não é um valor: escreva como em 1500,00.</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>O valor tem de ser maior que zero.</translation>
    </message>
    <message>
        <source>A CPF has 11 digits and a CNPJ 14: leading zeros may be lost.</source>
        <translation>CPF tem 11 dígitos e CNPJ tem 14: zeros à esquerda podem ter se perdido.</translation>
    </message>
    <message>
        <source>The check digit of this CPF or CNPJ is wrong.</source>
        <translation>O dígito verificador deste CPF ou CNPJ não confere.</translation>
    </message>
    <message>
        <source>A CPF or CNPJ has only digits, dots, dash and slash.</source>
        <translation>CPF ou CNPJ só tem dígitos, pontos, traço e barra.</translation>
    </message>
    <message>
        <source>Not a PIX key: write a CPF, CNPJ, phone, e-mail or random key.</source>
        <translation>Não é uma chave PIX: escreva um CPF, CNPJ, telefone, e-mail ou chave aleatória.</translation>
    </message>
    <message>
        <source>Not a date: write it as 2026-11-20 or 20/11/2026.</source>
        <translation>Não é uma data: escreva como 2026-11-20 ou 20/11/2026.</translation>
    </message>
    <message>
        <source>This date has passed.</source>
        <translation>Esta data já passou.</translation>
    </message>
    <message>
        <source>Payments and notifications in one file: give each a file of its own.</source>
        <translation>Pagamentos e notificações no mesmo arquivo: um arquivo para cada tipo.</translation>
    </message>
    <message>
        <source>This is the template&apos;s example: replace it; nobody is to be paid by it.</source>
        <translation>Esta é a linha de exemplo do modelo: troque-a, pois ninguém deve ser pago por ela.</translation>
    </message>
    <message>
        <source>The same row as another one of this file.</source>
        <translation>A mesma linha que outra deste arquivo.</translation>
    </message>
    <message>
        <source>This id appears twice.</source>
        <translation>Este id aparece duas vezes.</translation>
    </message>
    <message>
        <source>Too long: shorten it.</source>
        <translation>Longo demais: encurte.</translation>
    </message>
    <message>
        <source>Not JSON from here on.</source>
        <translation>Daqui em diante não é JSON.</translation>
    </message>
    <message>
        <source>There are more problems than are listed.</source>
        <translation>Há mais problemas do que os listados.</translation>
    </message>
    <message>
        <source>More than a million rows: split the file.</source>
        <translation>Mais de um milhão de linhas: divida o arquivo.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Something answers there, but it does not speak like farold.</source>
        <translation>Algo responde ali, mas não fala como o farold.</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>Confira o endereço e a porta.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>O chaveiro está bloqueado.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Desbloqueie-o e tente de novo.</translation>
    </message>
    <message>
        <source>This computer has no keychain that answers.</source>
        <translation>Este computador não tem chaveiro que responda.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>O chaveiro não responde.</translation>
    </message>
    <message>
        <source>It may be waiting for you to unlock it.</source>
        <translation>Talvez ele espere que você o desbloqueie.</translation>
    </message>
    <message>
        <source>It cannot be written on this computer.</source>
        <translation>Não foi possível gravar neste computador.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation>Confira o espaço livre e as permissões da pasta.</translation>
    </message>
    <message>
        <source>Another program is writing the settings.</source>
        <translation>Outro programa está gravando as configurações.</translation>
    </message>
    <message>
        <source>Same payee and amount as line %1 under another id: make sure that both are meant.</source>
        <translation>Mesmo favorecido e valor da linha %1, com outro id: confirme que os dois são devidos.</translation>
    </message>
    <message>
        <source>Another column means the same: remove one of them.</source>
        <translation>Outra coluna significa o mesmo: remova uma delas.</translation>
    </message>
    <message>
        <source>Too large to be a payment: check the decimals.</source>
        <translation>Grande demais para um pagamento: confira os decimais.</translation>
    </message>
    <message>
        <source>The sum of the file is too large: split the file.</source>
        <translation>A soma do arquivo é grande demais: divida o arquivo.</translation>
    </message>
    <message>
        <source>Write payment or notification, or leave it empty.</source>
        <translation>Escreva payment ou notification, ou deixe vazio.</translation>
    </message>
    <message>
        <source>Not what belongs here in the JSON file.</source>
        <translation>Não é o que cabe aqui no arquivo JSON.</translation>
    </message>
    <message>
        <source>The file is too large: split it.</source>
        <translation>O arquivo é grande demais: divida-o.</translation>
    </message>
</context>
<context>
    <name>farol::Summary</name>
    <message>
        <source>paid today</source>
        <translation>pagos hoje</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>falhas</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incertos</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>em voo</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>na fila</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>em risco</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sem dinheiro</translation>
    </message>
</context>
<context>
    <name>farol::app::BatchesModel</name>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Itens</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
</context>
<context>
    <name>farol::app::ImportProblems</name>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Coluna</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>farol::app::ItemDetailModel</name>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Liquidado</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devolvido</translation>
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
        <translation>Favorecido</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última resposta</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentativas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
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
        <translation>Valor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chave</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Tentativa</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>farol::ui::AgeLabel</name>
    <message>
        <source>not read yet</source>
        <translation>ainda não lido</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>dados de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ApprovalLook</name>
    <message>
        <source>Waiting for approval, %1 of %2.</source>
        <comment>given of needed</comment>
        <translation>Aguardando aprovação, %1 de %2.</translation>
    </message>
    <message>
        <source>Waiting for a second person.</source>
        <translation>Aguardando uma segunda pessoa.</translation>
    </message>
    <message>
        <source>%1: nothing is sent before that.</source>
        <comment>apr-0007</comment>
        <translation>%1: nada é enviado antes disso.</translation>
    </message>
    <message>
        <source>Who may approve: %1.</source>
        <translation>Quem pode aprovar: %1.</translation>
    </message>
    <message>
        <source>Closing this window changes nothing.</source>
        <translation>Fechar esta janela não muda nada.</translation>
    </message>
    <message>
        <source>Needs a second person.</source>
        <translation>Precisa de uma segunda pessoa.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits.</source>
        <translation>Está acima do limite de uma pessoa: depois de pedido, aguarda.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits for %1.</source>
        <translation>Está acima do limite de uma pessoa: depois de pedido, aguarda %1.</translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <translation>Aprovado por %1.</translation>
    </message>
    <message>
        <source>It is in the queue.</source>
        <translation>Está na fila.</translation>
    </message>
    <message>
        <source>Rejected by %1.</source>
        <translation>Rejeitado por %1.</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <comment>their comment</comment>
        <translation>Nada foi enviado. %1</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Retirado.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nada foi enviado.</translation>
    </message>
    <message>
        <source>It changed while it waited.</source>
        <translation>Mudou enquanto aguardava.</translation>
    </message>
    <message>
        <source>The order is void and nothing was sent. Order it again.</source>
        <translation>O pedido perdeu a validade e nada foi enviado. Peça de novo.</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 aguarda aprovação.</translation>
    </message>
    <message>
        <source>%1: approved by %2.</source>
        <translation>%1: aprovado por %2.</translation>
    </message>
    <message>
        <source>%1: rejected by %2.</source>
        <translation>%1: rejeitado por %2.</translation>
    </message>
    <message>
        <source>%1: withdrawn.</source>
        <translation>%1: retirado.</translation>
    </message>
    <message>
        <source>%1: it changed while it waited, nothing was sent.</source>
        <translation>%1: mudou enquanto aguardava, nada foi enviado.</translation>
    </message>
</context>
<context>
    <name>farol::ui::AuthorityDialog</name>
    <message>
        <source>Use this authority for %1?</source>
        <translation>Usar esta autoridade em %1?</translation>
    </message>
    <message>
        <source>Compare the SHA-256 with the one that your administrator gives you, by another way than this one.</source>
        <translation>Compare o SHA-256 com o que seu administrador lhe der, por outro caminho que não este.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertence a</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Emitido por</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Válido desde</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válido até</translation>
    </message>
    <message>
        <source>Not known to this computer.</source>
        <translation>Não conhecida por este computador.</translation>
    </message>
    <message>
        <source>If it is not yours, someone in between could read the password. It counts for this environment alone.</source>
        <translation>Se não for a sua, alguém no caminho poderia ler a senha. Vale só para este ambiente.</translation>
    </message>
    <message>
        <source>Use this authority</source>
        <translation>Usar esta autoridade</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchInspector</name>
    <message>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>Submit %1…</source>
        <comment>batch</comment>
        <translation>Submeter %1…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copiar id</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Itens</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sem dinheiro</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Criado por</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>given of needed</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>No submitting: %1 is read-only. Allow writing in the bar above.</source>
        <translation>Sem submeter: %1 é somente leitura. Libere a escrita na barra acima.</translation>
    </message>
    <message>
        <source>Not submitted.</source>
        <translation>Não submetido.</translation>
    </message>
    <message>
        <source>The file is stored; nothing is sent until the batch is submitted.</source>
        <translation>O arquivo está guardado; nada é enviado até o lote ser submetido.</translation>
    </message>
    <message>
        <source>Nothing is sent before that. Whoever made the batch cannot approve it.</source>
        <translation>Nada é enviado antes disso. Quem fez o lote não pode aprová-lo.</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Planejar retentativa…</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchList</name>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>Itens encontrados</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Favorecido</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>saldo insuficiente</translation>
    </message>
    <message>
        <source>Reading the batches…</source>
        <translation>Lendo os lotes…</translation>
    </message>
    <message>
        <source>The batches could not be read</source>
        <translation>Não foi possível ler os lotes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Not found in: batches, payments, notices</source>
        <translation>Não encontrado em: lotes, pagamentos, avisos</translation>
    </message>
    <message>
        <source>Looked for “%1” in ids, idempotency keys, E2E, requests and payees.</source>
        <translation>Procurado “%1” em ids, chaves de idempotência, E2E, requisições e favorecidos.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message numerus="yes">
        <source>No batch with %n filters</source>
        <translation>
            <numerusform>Nenhum lote com %n filtro</numerusform>
            <numerusform>Nenhum lote com %n filtros</numerusform>
        </translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>Nenhum lote ainda</translation>
    </message>
    <message>
        <source>Import a file of payments to make one.</source>
        <translation>Importe um arquivo de pagamentos para criar um.</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchLook</name>
    <message numerus="yes">
        <source>%1 delivered</source>
        <translation>
            <numerusform>%1 entregue</numerusform>
            <numerusform>%1 entregues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting for approval</source>
        <translation>
            <numerusform>%1 aguarda aprovação</numerusform>
            <numerusform>%1 aguardam aprovação</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>in progress · 96 of 212 items are done</comment>
        <translation>%1 · %2 de %3</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sem dinheiro</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>situation: counts of all states</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no items</source>
        <translation>sem itens</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <comment>awaiting approval 1 of 2</comment>
        <translation>%1 %2 de %3</translation>
    </message>
    <message>
        <source>draft · not submitted</source>
        <translation>rascunho · não submetido</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Itens</translation>
    </message>
    <message>
        <source>Total R$</source>
        <translation>Total R$</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>awaiting approval 1 of 2</source>
        <translation>aguarda aprovação 1 de 2</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchPane</name>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only what needs someone</source>
        <translation>Mostrar só o que precisa de alguém</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <comment>shown of all</comment>
        <translation>%1 de %2 itens</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Ver todos os %1</translation>
    </message>
    <message>
        <source>All items of the batch, the paid ones too</source>
        <translation>Todos os itens do lote, também os pagos</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesFilter</name>
    <message>
        <source>today</source>
        <translation>hoje</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>último %n dia</numerusform>
            <numerusform>últimos %n dias</numerusform>
        </translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Created: %1</source>
        <translation>Criado: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Situação: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n dia</numerusform>
            <numerusform>%n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesOrders</name>
    <message>
        <source>%1 submitted.</source>
        <translation>%1 submetido.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Salvo %1</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 aguarda aprovação.</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesPage</name>
    <message numerus="yes">
        <source>%1 batches</source>
        <translation>
            <numerusform>%1 lote</numerusform>
            <numerusform>%1 lotes</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Export batches</source>
        <translation>Exportar lotes</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export items</source>
        <translation>Exportar itens</translation>
    </message>
    <message>
        <source>Enter opens · Space inspects · V checks · R plans a retry</source>
        <translation>Enter abre · Espaço inspeciona · V verifica · R planeja uma retentativa</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Batch, item, E2E, request…</source>
        <translation>Lote, item, E2E, requisição…</translation>
    </message>
    <message>
        <source>These batches (CSV)…</source>
        <translation>Estes lotes (CSV)…</translation>
    </message>
    <message>
        <source>The items shown below (CSV)…</source>
        <translation>Os itens mostrados abaixo (CSV)…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Salvo %1</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>Copiado %1</translation>
    </message>
    <message>
        <source>Import batch…</source>
        <translation>Importar lote…</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>Operar</translation>
    </message>
    <message numerus="yes">
        <source>%1 items found</source>
        <translation>
            <numerusform>%1 item encontrado</numerusform>
            <numerusform>%1 itens encontrados</numerusform>
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
        <translation>Filtro. Delete remove.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectPage</name>
    <message>
        <source>name</source>
        <translation>nome</translation>
    </message>
    <message>
        <source>address</source>
        <translation>endereço</translation>
    </message>
    <message>
        <source>own authority</source>
        <translation>autoridade própria</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuário</translation>
    </message>
    <message>
        <source>password</source>
        <translation>senha</translation>
    </message>
    <message>
        <source>There is an environment of this name already: choose another.</source>
        <translation>Já há um ambiente com este nome: escolha outro.</translation>
    </message>
    <message>
        <source>Not the address of a server: write it as https://name.</source>
        <translation>Não é o endereço de um servidor: escreva como https://nome.</translation>
    </message>
    <message>
        <source>The address must not hold a user or password.</source>
        <translation>O endereço não pode conter usuário nem senha.</translation>
    </message>
    <message>
        <source>Only the server&apos;s name and port belong here, nothing behind them.</source>
        <translation>Aqui vão só o nome e a porta do servidor, nada depois deles.</translation>
    </message>
    <message>
        <source>http is not encrypted: use https, or allow it below.</source>
        <translation>http não é criptografado: use https, ou permita abaixo.</translation>
    </message>
    <message>
        <source>A whole day of operation, already on this computer. Nothing leaves it.</source>
        <translation>Um dia inteiro de operação, já neste computador. Nada sai dele.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>embedded back-end · ready</source>
        <translation>back-end embutido · pronto</translation>
    </message>
    <message>
        <source>embedded back-end · starting…</source>
        <translation>back-end embutido · iniciando…</translation>
    </message>
    <message>
        <source>embedded back-end · absent</source>
        <translation>back-end embutido · ausente</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one. Install it, or connect to a server.</source>
        <translation>O programa farold não está instalado junto deste. Instale-o, ou conecte a um servidor.</translation>
    </message>
    <message>
        <source>embedded back-end · failed</source>
        <translation>back-end embutido · falhou</translation>
    </message>
    <message>
        <source>of this computer</source>
        <translation>deste computador</translation>
    </message>
    <message>
        <source>kept for this session only</source>
        <translation>vale só nesta sessão</translation>
    </message>
    <message>
        <source>Keychain: asking…</source>
        <translation>Chaveiro: perguntando…</translation>
    </message>
    <message>
        <source>Keychain:</source>
        <translation>Chaveiro:</translation>
    </message>
    <message>
        <source>, unlocked</source>
        <translation>, desbloqueado</translation>
    </message>
    <message>
        <source>never kept; the session is, in the keychain</source>
        <translation>nunca é guardada; a sessão é, no chaveiro</translation>
    </message>
    <message>
        <source>, locked: unlock it, or this session only.</source>
        <translation>, bloqueado: desbloqueie-o, ou vale só nesta sessão.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>Sem chaveiro: a senha vale só nesta sessão.</translation>
    </message>
    <message>
        <source>, no answer yet: this session only.</source>
        <translation>, ainda sem resposta: a senha vale só nesta sessão.</translation>
    </message>
    <message>
        <source>opens read-only</source>
        <translation>abre em somente leitura</translation>
    </message>
    <message>
        <source>used last</source>
        <translation>usado por último</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Connection to %1</source>
        <translation>Conexão com %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nova conexão</translation>
    </message>
    <message>
        <source>nothing is saved before it works</source>
        <translation>nada é salvo antes de funcionar</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Vazio: preencha.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 de %2 passos</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Testar de novo</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Salvar e conectar</translation>
    </message>
    <message>
        <source>testing; it connects when every step is good</source>
        <translation>testando; conecta quando todos os passos estiverem bons</translation>
    </message>
    <message>
        <source>still missing: %1</source>
        <translation>ainda falta: %1</translation>
    </message>
    <message>
        <source>still to solve: %1</source>
        <translation>ainda a resolver: %1</translation>
    </message>
    <message>
        <source>The settings of this computer cannot be read: nothing is kept.</source>
        <translation>As configurações deste computador não podem ser lidas: nada será guardado.</translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew; the old file is %1.</source>
        <translation>As configurações estavam danificadas e recomeçam do zero; o arquivo antigo é %1.</translation>
    </message>
    <message>
        <source>%1 was forgotten on this computer.</source>
        <translation>%1 foi esquecido neste computador.</translation>
    </message>
    <message>
        <source>The keychain still has the token of the session that ended. %1</source>
        <translation>O chaveiro ainda tem o token da sessão que terminou. %1</translation>
    </message>
    <message>
        <source>embedded back-end · running, nobody signed in</source>
        <translation>back-end embutido · funcionando, ninguém entrou</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two folders</comment>
        <translation>%1 e %2</translation>
    </message>
    <message>
        <source>, without a keyring yet: on connecting it may ask you for a new password of its own.</source>
        <translation>, ainda sem chaveiro criado: ao conectar, pode pedir uma senha nova só dele.</translation>
    </message>
    <message>
        <source>never kept; the session is, if a keyring is made</source>
        <translation>nunca guardada; a sessão sim, se o chaveiro for criado</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectScreen</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 atalhos</translation>
    </message>
    <message numerus="yes">
        <source>Production always opens read-only; writing lasts %n minutes and asks for the name.</source>
        <translation>
            <numerusform>Produção sempre abre em somente leitura; a escrita dura %n minuto e pede o nome.</numerusform>
            <numerusform>Produção sempre abre em somente leitura; a escrita dura %n minutos e pede o nome.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectSide</name>
    <message>
        <source>New connection</source>
        <translation>Nova conexão</translation>
    </message>
    <message>
        <source>No account, no cloud, no telemetry.</source>
        <translation>Sem conta, sem nuvem, sem telemetria.</translation>
    </message>
    <message>
        <source>Operations console for batches of payments</source>
        <translation>Console de operações para lotes de pagamentos</translation>
    </message>
    <message>
        <source>Local data in %1</source>
        <translation>Dados locais em %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectionForm</name>
    <message>
        <source>Allow http: others on the way can read it</source>
        <translation>Permitir http: outros no caminho podem ler</translation>
    </message>
    <message>
        <source>Without own authority</source>
        <translation>Sem autoridade própria</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>shown in every window</source>
        <translation>aparece em toda janela</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>Autoridade própria</translation>
    </message>
    <message>
        <source>if the system does not know it</source>
        <translation>se o sistema não a conhece</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>the authorities of this computer</source>
        <translation>as autoridades deste computador</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Choose the file of the own authority…</source>
        <translation>Escolher o arquivo da autoridade própria…</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar a senha</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos os arquivos (*)</translation>
    </message>
</context>
<context>
    <name>farol::ui::DecisionsCard</name>
    <message>
        <source>Waiting for a decision</source>
        <translation>Precisam de decisão</translation>
    </message>
    <message>
        <source>Nothing waits for a person right now.</source>
        <translation>Nada espera por uma pessoa agora.</translation>
    </message>
</context>
<context>
    <name>farol::ui::DemoAccountsDialog</name>
    <message>
        <source>reading</source>
        <translation>leitura</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>operação</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>aprovação</translation>
    </message>
    <message>
        <source>management</source>
        <translation>gestão</translation>
    </message>
    <message>
        <source>on-call duty</source>
        <translation>plantão</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>administração</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>auditoria</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>parceiro</translation>
    </message>
    <message>
        <source>Sign in to the demonstration</source>
        <translation>Entrar na demonstração</translation>
    </message>
    <message>
        <source>It goes on where it was. Each of its accounts may do other things; their password is filled in for you.</source>
        <translation>Ela continua de onde estava. Cada conta pode fazer coisas diferentes; a senha delas já vai preenchida.</translation>
    </message>
    <message>
        <source>Sign in as %1: %2</source>
        <comment>user, then roles</comment>
        <translation>Entrar como %1: %2</translation>
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
        <translation>Testar</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
</context>
<context>
    <name>farol::ui::DialogFrame</name>
    <message>
        <source>Environment %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>plan %1</source>
        <comment>hash</comment>
        <translation>plano %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::DropArea</name>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um arquivo…</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Salvar um modelo…</translation>
    </message>
    <message>
        <source>Drop a file of payments here</source>
        <translation>Solte aqui um arquivo de pagamentos</translation>
    </message>
    <message>
        <source>CSV or JSON, up to 64 MiB. Every row is checked before anything is stored.</source>
        <translation>CSV ou JSON, até 64 MiB. Cada linha é conferida antes de algo ser gravado.</translation>
    </message>
</context>
<context>
    <name>farol::ui::EndDemoDialog</name>
    <message>
        <source>End the demonstration?</source>
        <translation>Encerrar a demonstração?</translation>
    </message>
    <message>
        <source>Other environments are entered from the start page.</source>
        <translation>Em outros ambientes se entra pela página inicial.</translation>
    </message>
    <message>
        <source>The demonstration ends, and its back-end with it: its drafts and everything that was done in it are lost. The next one begins with the same day.</source>
        <translation>A demonstração termina, e o back-end dela também: rascunhos dela e tudo o que foi feito nela se perdem. A próxima começa com o mesmo dia.</translation>
    </message>
    <message>
        <source>End the demonstration</source>
        <translation>Encerrar a demonstração</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentBar</name>
    <message>
        <source>Lock now</source>
        <translation>Bloquear agora</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Conta %1</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Conta %1, %2</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Allow writing…</source>
        <translation>Liberar escrita…</translation>
    </message>
    <message>
        <source>Read-only: this account does not write</source>
        <translation>Somente leitura: esta conta não grava</translation>
    </message>
    <message>
        <source>Writing allowed · %1 left</source>
        <translation>Escrita liberada · faltam %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltam %1</translation>
    </message>
    <message>
        <source>Offline · data from %1</source>
        <translation>Offline · dados de %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Aparência e conta</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Ninguém entrou</translation>
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
        <translation>Editar</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Esquecer…</translation>
    </message>
    <message>
        <source>More for %1</source>
        <comment>environment</comment>
        <translation>Mais opções de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentLook</name>
    <message>
        <source>no actions: signed out</source>
        <translation>sem ações: sessão encerrada</translation>
    </message>
    <message>
        <source>no actions offline</source>
        <translation>sem ações offline</translation>
    </message>
    <message>
        <source>no actions on old data</source>
        <translation>sem ações com dados velhos</translation>
    </message>
    <message>
        <source>no actions: read-only</source>
        <translation>sem ações: somente leitura</translation>
    </message>
    <message>
        <source>no actions for this account</source>
        <translation>sem ações para esta conta</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in to check or retry.</source>
        <translation>Ninguém entrou. Entre para verificar ou retentar.</translation>
    </message>
    <message>
        <source>Check and retry come back when the back-end answers. Nothing is queued to be sent later.</source>
        <translation>Verificar e retentar voltam quando o back-end responder. Nada fica na fila para ser enviado depois.</translation>
    </message>
    <message>
        <source>The last answer is getting old: check and retry come back with the next one.</source>
        <translation>A última resposta está ficando velha: verificar e retentar voltam com a próxima.</translation>
    </message>
    <message>
        <source>No check and no retry: %1 is read-only. Allow writing in the bar above.</source>
        <translation>Sem verificar nem retentar: %1 é somente leitura. Libere a escrita na barra acima.</translation>
    </message>
    <message>
        <source>No check and no retry: this account is not an operator in %1.</source>
        <translation>Sem verificar nem retentar: esta conta não é de operador em %1.</translation>
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
        <translation>Favorecido</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Valor R$</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>Voltar aos números</translation>
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
            <numerusform>%n itens</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Reading items…</source>
        <translation>Lendo os itens…</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nada aqui</translation>
    </message>
    <message>
        <source>No item is in one of these states.</source>
        <translation>Nenhum item está em um desses estados.</translation>
    </message>
    <message>
        <source>the first %1 of %2 · %3</source>
        <comment>rows, of all items, sum of all</comment>
        <translation>os primeiros %1 de %2 · %3</translation>
    </message>
</context>
<context>
    <name>farol::ui::FileSaver</name>
    <message>
        <source>Not saved: %1</source>
        <translation>Não foi salvo: %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
</context>
<context>
    <name>farol::ui::ForgetDialog</name>
    <message>
        <source>Forget %1 on this computer</source>
        <translation>Esquecer %1 neste computador</translation>
    </message>
    <message>
        <source>Nothing changes on the server.</source>
        <translation>Nada muda no servidor.</translation>
    </message>
    <message>
        <source>Its address, the session in the keychain and everything that was last seen of it go. To enter again, the address and the password have to be typed.</source>
        <translation>Vão embora o endereço, a sessão no chaveiro e tudo o que foi visto por último. Para entrar de novo, será preciso digitar o endereço e a senha.</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Esquecer %1</translation>
    </message>
    <message>
        <source>%1 The entry can go without it: what is in the keychain stays there.</source>
        <comment>an error</comment>
        <translation>%1 O registro pode sair mesmo assim: o que está no chaveiro fica lá.</translation>
    </message>
    <message>
        <source>Forget the entry alone</source>
        <translation>Esquecer só o registro</translation>
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
        <translation>dddd, d &apos;de&apos; MMMM</translation>
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
        <translation>há %1</translation>
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
        <translation>Problemas do arquivo</translation>
    </message>
    <message>
        <source>Warnings about the file</source>
        <translation>Avisos sobre o arquivo</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Escolher outro arquivo…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>What is wrong, and the way out</source>
        <translation>O que está errado, e a saída</translation>
    </message>
    <message>
        <source>Choose a file of payments</source>
        <translation>Escolher um arquivo de pagamentos</translation>
    </message>
    <message>
        <source>Payments (*.csv *.json);;All (*)</source>
        <translation>Pagamentos (*.csv *.json);;Todos (*)</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>Salvar um modelo</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>pagamentos</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%1 payments · %2</source>
        <translation>
            <numerusform>%1 pagamento · %2</numerusform>
            <numerusform>%1 pagamentos · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Import batch</source>
        <translation>Importar lote</translation>
    </message>
    <message>
        <source>The file is checked on the server; nothing is stored by that.</source>
        <translation>O arquivo é conferido no servidor; isso não grava nada.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message numerus="yes">
        <source>%n other people</source>
        <translation>
            <numerusform>%n outra pessoa</numerusform>
            <numerusform>%n outras pessoas</numerusform>
        </translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagamentos</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprovação</translation>
    </message>
    <message>
        <source>after it is submitted</source>
        <translation>depois de submetido</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>where the batch is made</source>
        <translation>onde o lote é criado</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are worth a look</source>
        <translation>
            <numerusform>%n linha merece uma olhada</numerusform>
            <numerusform>%n linhas merecem uma olhada</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lendo o arquivo…</translation>
    </message>
    <message>
        <source>Checking every row on the server…</source>
        <translation>Conferindo cada linha no servidor…</translation>
    </message>
    <message>
        <source>Nothing is stored by this.</source>
        <translation>Isto não grava nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n problems: nothing was stored.</source>
        <translation>
            <numerusform>%n problema: nada foi gravado.</numerusform>
            <numerusform>%n problemas: nada foi gravado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them in the file, save it and check it again.</source>
        <translation>Corrija no arquivo, salve e confira de novo.</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>Nada foi gravado.</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>O arquivo está bom.</translation>
    </message>
    <message>
        <source>Every row is good.</source>
        <translation>Todas as linhas estão boas.</translation>
    </message>
    <message>
        <source>Sending stores a draft. Nothing is paid before it is submitted.</source>
        <translation>Enviar grava um rascunho. Nada é pago antes de ele ser submetido.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was stored.</source>
        <translation>Ninguém sabe se foi gravado.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Enviar de novo é seguro: é a mesma ordem.</translation>
    </message>
    <message>
        <source>%1 is stored as a draft.</source>
        <translation>%1 está gravado como rascunho.</translation>
    </message>
    <message>
        <source>Nothing is paid yet: submitting it is the next step.</source>
        <translation>Nada foi pago ainda: submeter é o próximo passo.</translation>
    </message>
    <message>
        <source>Submitting %1…</source>
        <translation>Submetendo %1…</translation>
    </message>
    <message>
        <source>%1 is submitted.</source>
        <translation>%1 está submetido.</translation>
    </message>
    <message>
        <source>The list below this window shows how it goes on.</source>
        <translation>A lista abaixo desta janela mostra como continua.</translation>
    </message>
    <message>
        <source>The file was not checked.</source>
        <translation>O arquivo não foi conferido.</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 enviado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Conferir de novo</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>Enviar %1</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de novo</translation>
    </message>
    <message>
        <source>Submit %1 for approval</source>
        <translation>Submeter %1 à aprovação</translation>
    </message>
    <message>
        <source>Submit %1 to the queue</source>
        <translation>Submeter %1 à fila</translation>
    </message>
    <message>
        <source>Why it is worth a look</source>
        <translation>Por que vale conferir</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
</context>
<context>
    <name>farol::ui::Inspector</name>
    <message>
        <source>More actions</source>
        <translation>Mais ações</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemCells</name>
    <message>
        <source>next try at %1</source>
        <translation>próxima tentativa às %1</translation>
    </message>
    <message>
        <source>a check can tell from %1 on</source>
        <translation>dá para verificar a partir de %1</translation>
    </message>
    <message>
        <source>first seen %1, last seen %2</source>
        <translation>visto primeiro %1, por último %2</translation>
    </message>
    <message>
        <source>%1 of the batch · %2</source>
        <comment>share · times</comment>
        <translation>%1 do lote · %2</translation>
    </message>
    <message>
        <source>No answer from the PSP in time</source>
        <translation>Sem resposta do PSP a tempo</translation>
    </message>
    <message>
        <source>The PSP may have paid</source>
        <translation>O PSP pode ter pago</translation>
    </message>
    <message>
        <source>The PSP may have paid: %1</source>
        <translation>O PSP pode ter pago: %1</translation>
    </message>
    <message>
        <source>Not sent: the PSP does not know it</source>
        <translation>Não enviado: o PSP não conhece</translation>
    </message>
    <message>
        <source>All attempts used up</source>
        <translation>Todas as tentativas se esgotaram</translation>
    </message>
    <message>
        <source>All attempts used up: %1</source>
        <translation>Todas as tentativas se esgotaram: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check %1 at the PSP…</source>
        <translation>
            <numerusform>Verificar %1 no PSP…</numerusform>
            <numerusform>Verificar %1 no PSP…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan retry of %1…</source>
        <translation>
            <numerusform>Planejar retentativa de %1…</numerusform>
            <numerusform>Planejar retentativa de %1…</numerusform>
        </translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Favorecido</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Valor R$</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>saldo insuficiente</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última resposta</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentativas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sem dinheiro</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>uma retentativa não resolve</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemHistory</name>
    <message>
        <source>%1: did not reach the PSP</source>
        <translation>%1: não chegou ao PSP</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>the batch was not released yet</source>
        <translation>o lote ainda não tinha sido liberado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ainda não</translation>
    </message>
    <message>
        <source>Sent · attempt %1</source>
        <translation>Enviado · tentativa %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>por %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nenhuma ainda</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Resposta: %1</translation>
    </message>
    <message>
        <source>became uncertain; automatic sending stopped</source>
        <translation>ficou incerto; o envio automático parou</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Liquidado</translation>
    </message>
    <message>
        <source>unknown until the check</source>
        <translation>desconhecido até a verificação</translation>
    </message>
    <message>
        <source>not sent, says the PSP</source>
        <translation>não enviado, diz o PSP</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devolvido</translation>
    </message>
    <message>
        <source>nothing on record</source>
        <translation>nada registrado</translation>
    </message>
    <message>
        <source>Attempt %1 · %2</source>
        <comment>number · how it ended</comment>
        <translation>Tentativa %1 · %2</translation>
    </message>
    <message>
        <source>E2E</source>
        <translation>E2E</translation>
    </message>
    <message>
        <source>Idempotency</source>
        <translation>Idempotência</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requisição</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Favorecido</translation>
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
        <translation>Documento</translation>
    </message>
    <message>
        <source>Pix key</source>
        <translation>Chave PIX</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimento</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última resposta</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Próxima tentativa</translation>
    </message>
    <message>
        <source>Check from</source>
        <translation>Verificar a partir de</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemInspector</name>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentativas</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>Identificação</translation>
    </message>
    <message>
        <source>Network ids</source>
        <translation>Ids da rede</translation>
    </message>
    <message>
        <source>The item could not be read.</source>
        <translation>Não foi possível ler o item.</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Item %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Check at the PSP…</source>
        <translation>Verificar no PSP…</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Planejar retentativa…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copiar id</translation>
    </message>
    <message>
        <source>Attempts %1</source>
        <comment>tab with a count</comment>
        <translation>Tentativas %1</translation>
    </message>
    <message>
        <source>Uncertain is not failed.</source>
        <translation>Incerto não é falha.</translation>
    </message>
    <message>
        <source>The PSP may have paid. Retry appears only after the check.</source>
        <translation>O PSP pode ter pago. A retentativa só aparece depois da verificação.</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Verificado.</translation>
    </message>
    <message>
        <source>The PSP does not know this payment: it may be retried with the same key.</source>
        <translation>O PSP não conhece este pagamento: ele pode ser retentado com a mesma chave.</translation>
    </message>
    <message>
        <source>The PSP refused it for good: a retry cannot mend it.</source>
        <translation>O PSP recusou de vez: uma retentativa não resolve.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemLook</name>
    <message>
        <source>timed out</source>
        <translation>tempo esgotado</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>conexão recusada</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>conexão perdida</translation>
    </message>
    <message>
        <source>refused, not processed</source>
        <translation>recusado, não processado</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>pedidos demais</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>saldo insuficiente</translation>
    </message>
    <message>
        <source>limit exceeded</source>
        <translation>limite excedido</translation>
    </message>
    <message>
        <source>bank unavailable</source>
        <translation>banco indisponível</translation>
    </message>
    <message>
        <source>invalid key</source>
        <translation>chave inválida</translation>
    </message>
    <message>
        <source>invalid document</source>
        <translation>documento inválido</translation>
    </message>
    <message>
        <source>account closed</source>
        <translation>conta encerrada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falha</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceito</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>na fila</translation>
    </message>
    <message>
        <source>taken by a worker</source>
        <translation>com um worker</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>em voo</translation>
    </message>
    <message>
        <source>retry scheduled</source>
        <translation>retentativa agendada</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incerto</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>não enviado</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>pago</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>morta</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>duplicado</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>devolvido</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>rascunho</translation>
    </message>
    <message>
        <source>awaiting approval</source>
        <translation>aguarda aprovação</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>em andamento</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausado</translation>
    </message>
    <message>
        <source>no item moving</source>
        <translation>nenhum item em movimento</translation>
    </message>
    <message numerus="yes">
        <source>%1 paid</source>
        <translation>
            <numerusform>%1 pago</numerusform>
            <numerusform>%1 pagos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain</source>
        <translation>
            <numerusform>%1 incerto</numerusform>
            <numerusform>%1 incertos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not sent</source>
        <translation>
            <numerusform>%1 não enviado</numerusform>
            <numerusform>%1 não enviados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 returned</source>
        <translation>
            <numerusform>%1 devolvido</numerusform>
            <numerusform>%1 devolvidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cancelled</source>
        <translation>
            <numerusform>%1 cancelado</numerusform>
            <numerusform>%1 cancelados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 duplicate</source>
        <translation>
            <numerusform>%1 duplicado</numerusform>
            <numerusform>%1 duplicados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 dead</source>
        <translation>
            <numerusform>%1 morta</numerusform>
            <numerusform>%1 mortas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 falha</numerusform>
            <numerusform>%1 falhas</numerusform>
        </translation>
    </message>
    <message>
        <source>refused by the receiver</source>
        <translation>recusado pelo destinatário</translation>
    </message>
    <message>
        <source>unknown at the PSP</source>
        <translation>desconhecido no PSP</translation>
    </message>
    <message numerus="yes">
        <source>%1 accepted</source>
        <translation>
            <numerusform>%1 aceito</numerusform>
            <numerusform>%1 aceitos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsFooter</name>
    <message>
        <source>Find in this batch</source>
        <translation>Buscar neste lote</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Limpar seleção</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selecionado</numerusform>
            <numerusform>%n selecionados</numerusform>
        </translation>
    </message>
    <message>
        <source>No retry: uncertain items need the check first.</source>
        <translation>Sem retentar: itens incertos precisam antes da verificação.</translation>
    </message>
    <message>
        <source>Nothing to order: none of them can be retried.</source>
        <translation>Nada a ordenar: nenhum deles pode ser retentado.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsView</name>
    <message>
        <source>Items that need someone, by cause</source>
        <translation>Itens que precisam de alguém, por causa</translation>
    </message>
    <message>
        <source>All items of the batch</source>
        <translation>Todos os itens do lote</translation>
    </message>
    <message>
        <source>The items could not be read</source>
        <translation>Não foi possível ler os itens</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Reading the items…</source>
        <translation>Lendo os itens…</translation>
    </message>
    <message>
        <source>No item with this text, of %1</source>
        <translation>Nenhum item com este texto, de %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>Sem itens</translation>
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
        <translation>Copiar %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::KindPicker</name>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Homologação</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
</context>
<context>
    <name>farol::ui::LatestBatches</name>
    <message>
        <source>The newest batches</source>
        <translation>Os lotes mais recentes</translation>
    </message>
    <message>
        <source>see all</source>
        <translation>ver todos</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>os mais recentes</translation>
    </message>
</context>
<context>
    <name>farol::ui::LineChart</name>
    <message>
        <source>No values in this period.</source>
        <translation>Sem valores neste período.</translation>
    </message>
    <message>
        <source>%1 now %2</source>
        <comment>series and its last value</comment>
        <translation>%1 agora %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sem valor</translation>
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
        <translation>%1 agora</translation>
    </message>
</context>
<context>
    <name>farol::ui::MainWindow</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 atalhos</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>The keychain did not take this session.</source>
        <translation>O chaveiro não guardou esta sessão.</translation>
    </message>
    <message>
        <source>Until it does, the next start asks for the password. %1</source>
        <translation>Até que guarde, o próximo início pedirá a senha. %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Offline since %1.</source>
        <translation>Offline desde %1.</translation>
    </message>
    <message>
        <source>Data from %1. Reading, searching and exporting work. No money actions.</source>
        <translation>Dados de %1. Ler, buscar e exportar funcionam. Sem ações com dinheiro.</translation>
    </message>
    <message>
        <source>Nothing was read yet. No money actions.</source>
        <translation>Nada foi lido ainda. Sem ações com dinheiro.</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>próxima tentativa em %1</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>tentando agora</translation>
    </message>
</context>
<context>
    <name>farol::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Pagos hoje</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Incertos</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ em risco agora</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erro</translation>
    </message>
    <message>
        <source>last hour · from farold&apos;s metrics</source>
        <translation>última hora · das métricas do farold</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>items a second · last hour</source>
        <translation>itens por segundo · última hora</translation>
    </message>
    <message>
        <source>limit 5 %</source>
        <translation>limite 5 %</translation>
    </message>
    <message>
        <source>the back-end did not answer</source>
        <translation>o back-end não respondeu</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>ainda não lido</translation>
    </message>
    <message>
        <source>%1 · yesterday %2</source>
        <comment>amount, count</comment>
        <translation>%1 · ontem %2</translation>
    </message>
    <message>
        <source>check at the PSP</source>
        <translation>verificar no PSP</translation>
    </message>
    <message>
        <source>plan a retry</source>
        <translation>retentar</translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>retentar não resolve</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Em voo</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Não enviados</translation>
    </message>
    <message>
        <source>Measured since %1.
The curve begins with the next payment that ends.</source>
        <translation>Medição desde %1.
A curva começa com o próximo pagamento concluído.</translation>
    </message>
    <message>
        <source>No measurements yet.</source>
        <translation>Ainda sem medições.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>approvals: given of needed</comment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>farol::ui::PlanDialog</name>
    <message>
        <source>Export plan…</source>
        <translation>Exportar plano…</translation>
    </message>
    <message>
        <source>Items that go</source>
        <translation>Itens que vão</translation>
    </message>
    <message>
        <source>Items that stay</source>
        <translation>Itens que ficam</translation>
    </message>
    <message>
        <source>Reason (kept in the audit)</source>
        <translation>Motivo (fica na auditoria)</translation>
    </message>
    <message>
        <source>Computing on the server… Opening a plan writes nothing.</source>
        <translation>Calculando no servidor… Abrir um plano não grava nada.</translation>
    </message>
    <message>
        <source>Ordered as %1. Each item is read again from the server.</source>
        <translation>Ordenado como %1. Cada item é lido de novo do servidor.</translation>
    </message>
    <message>
        <source>Computed on the server at %1. Opening this plan wrote nothing.</source>
        <translation>Calculado no servidor às %1. Abrir este plano não gravou nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n stay, with the reason of each</source>
        <translation>
            <numerusform>%n fica, com o motivo</numerusform>
            <numerusform>%n ficam, com o motivo de cada um</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, marked above</source>
        <translation>
            <numerusform>mais %n, marcado acima</numerusform>
            <numerusform>mais %n, marcados acima</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items changed since you saw them.</source>
        <translation>
            <numerusform>%n item mudou desde que você o viu.</numerusform>
            <numerusform>%n itens mudaram desde que você os viu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordering…</source>
        <translation>Dando a ordem…</translation>
    </message>
    <message>
        <source>Nobody knows whether it started.</source>
        <translation>Ninguém sabe se começou.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Enviar de novo é seguro: é a mesma ordem.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>Nada foi iniciado.</translation>
    </message>
    <message>
        <source>Running.</source>
        <translation>Em execução.</translation>
    </message>
    <message>
        <source>Closing this window does not stop it. %1</source>
        <translation>Fechar esta janela não interrompe a execução. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done.</source>
        <translation>
            <numerusform>%1 de %2 feito.</numerusform>
            <numerusform>%1 de %2 feitos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that are not say why in their row.</source>
        <translation>Os que não foram dizem o motivo na linha.</translation>
    </message>
    <message>
        <source>Nothing goes: every item stays, with its reason.</source>
        <translation>Nada vai: todos os itens ficam, com o motivo.</translation>
    </message>
    <message>
        <source>To run it, write the reason.</source>
        <translation>Para executar, escreva o motivo.</translation>
    </message>
    <message>
        <source>To run it, type the name of the environment.</source>
        <translation>Para executar, digite o nome do ambiente.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>I have seen the difference</source>
        <translation>Vi a diferença</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de novo</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Calcular de novo</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n items · %1</source>
        <translation>
            <numerusform>Retentar %n item · %1</numerusform>
            <numerusform>Retentar %n itens · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>writing for %1 more</source>
        <translation>escrita por mais %1</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>Exportar plano</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The same keys.</source>
        <translation>As mesmas chaves.</translation>
    </message>
    <message>
        <source>What the PSP has already, it does not pay again. If an item changes, the plan is computed anew before anything starts.</source>
        <translation>O que o PSP já tem, ele não paga de novo. Se um item mudar, o plano é recalculado antes de começar.</translation>
    </message>
    <message numerus="yes">
        <source>Ask to retry %n items · %1</source>
        <translation>
            <numerusform>Pedir a retentativa de %n item · %1</numerusform>
            <numerusform>Pedir a retentativa de %n itens · %1</numerusform>
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
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>at the queue&apos;s pace</source>
        <translation>no ritmo da fila</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Feitos</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Com falha</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Incertos</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Ainda abertos</translation>
    </message>
    <message>
        <source>Go now</source>
        <translation>Vão agora</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ficam</translation>
    </message>
    <message>
        <source>Destination and pace</source>
        <translation>Destino e ritmo</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retentar</translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items</source>
        <translation>
            <numerusform>Retentar %1 item</numerusform>
            <numerusform>Retentar %1 itens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items of %2</source>
        <translation>
            <numerusform>Retentar %1 item de %2</numerusform>
            <numerusform>Retentar %1 itens de %2</numerusform>
        </translation>
    </message>
    <message>
        <source>uncertain: check it at the PSP first</source>
        <translation>incerto: verifique antes no PSP</translation>
    </message>
    <message>
        <source>invalid key: edit it (it becomes a new item)</source>
        <translation>chave inválida: editar (vira um item novo)</translation>
    </message>
    <message>
        <source>%1: a retry cannot mend it</source>
        <translation>%1: uma retentativa não resolve</translation>
    </message>
    <message>
        <source>it is still on its way</source>
        <translation>ainda está a caminho</translation>
    </message>
    <message>
        <source>already %1</source>
        <translation>já %1</translation>
    </message>
    <message>
        <source>its batch was not released</source>
        <translation>o lote não foi liberado</translation>
    </message>
    <message>
        <source>its batch was cancelled</source>
        <translation>o lote foi cancelado</translation>
    </message>
    <message>
        <source>replaced: its correction is an item of its own</source>
        <translation>substituído: a correção é um item próprio</translation>
    </message>
    <message>
        <source>done</source>
        <translation>feito</translation>
    </message>
    <message>
        <source>failed again</source>
        <translation>falhou de novo</translation>
    </message>
    <message>
        <source>uncertain: check it</source>
        <translation>incerto: verifique</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>não iniciado</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>a caminho</translation>
    </message>
    <message>
        <source>%1, goes</source>
        <translation>%1, vai</translation>
    </message>
    <message>
        <source>%1, stays</source>
        <translation>%1, fica</translation>
    </message>
    <message>
        <source>%1 is new: %2</source>
        <translation>%1 é novo: %2</translation>
    </message>
    <message>
        <source>%1 is no longer in the selection</source>
        <translation>%1 não está mais na seleção</translation>
    </message>
    <message>
        <source>%1 changed: %2 → %3</source>
        <translation>%1 mudou: %2 → %3</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Valor R$</translation>
    </message>
    <message>
        <source>State checked</source>
        <translation>Estado verificado</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>saldo insuficiente</translation>
    </message>
    <message>
        <source>Idempotency key (the same)</source>
        <translation>Chave de idempotência (a mesma)</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Tentativa</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message numerus="yes">
        <source>%1 unchecked</source>
        <translation>
            <numerusform>%1 desmarcado</numerusform>
            <numerusform>%1 desmarcados</numerusform>
        </translation>
    </message>
    <message>
        <source>stops at %1 errors</source>
        <comment>20 %</comment>
        <translation>para com %1 de erros</translation>
    </message>
    <message>
        <source>%1 was not approved: nothing was sent.</source>
        <comment>run-000001</comment>
        <translation>%1 não foi aprovado: nada foi enviado.</translation>
    </message>
    <message>
        <source>%1 of %2 items done.</source>
        <translation>%1 de %2 itens feitos.</translation>
    </message>
</context>
<context>
    <name>farol::ui::Rail</name>
    <message>
        <source>%1, %2, old</source>
        <translation>%1, %2, velho</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>place and count</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
</context>
<context>
    <name>farol::ui::RiskCard</name>
    <message>
        <source>nothing needs a person right now</source>
        <translation>nada precisa de alguém agora</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n itens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · all of %2</source>
        <comment>12 items, LOTE-0042</comment>
        <translation>%1 · todos de %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · in %n batch(es)</source>
        <comment>12 items</comment>
        <translation>
            <numerusform>%1 · em %n lote</numerusform>
            <numerusform>%1 · em %n lotes</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>At risk now: %1. %2. %3</source>
        <comment>sum, items, states</comment>
        <translation>Em risco agora: %1. %2. %3</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ em risco agora</translation>
    </message>
    <message>
        <source>see them</source>
        <translation>ver</translation>
    </message>
</context>
<context>
    <name>farol::ui::RiskText</name>
    <message>
        <source>%1 unpaid · %2 at risk</source>
        <comment>items, amount</comment>
        <translation>%1 não pagos · %2 em risco</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>dados de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>Buscar ou executar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>farol::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Everything here works without a mouse; Tab goes on, Shift+Tab goes back.</source>
        <translation>Tudo aqui funciona sem mouse; Tab avança, Shift+Tab volta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys, then what they do</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Next region: bar, pages, page, status</source>
        <translation>Próxima região: barra, páginas, página, estado</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Região anterior</translation>
    </message>
    <message>
        <source>%1 … 9</source>
        <comment>a range of keys</comment>
        <translation>%1 … 9</translation>
    </message>
    <message>
        <source>Page of that number</source>
        <translation>Página desse número</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Close a dialog or the details</source>
        <translation>Fechar um diálogo ou os detalhes</translation>
    </message>
    <message>
        <source>Lists and tables</source>
        <translation>Listas e tabelas</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Setas</translation>
    </message>
    <message>
        <source>Go through the rows</source>
        <translation>Percorrer as linhas</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Abrir a linha</translation>
    </message>
    <message>
        <source>Show its details beside it</source>
        <translation>Mostrar os detalhes ao lado</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Marcar a linha, ou desmarcar</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Copiar a linha</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Buscar nesta lista</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Esquerda, direita</translation>
    </message>
    <message>
        <source>Go from filter to filter</source>
        <translation>Ir de filtro em filtro</translation>
    </message>
    <message>
        <source>Change the filter</source>
        <translation>Mudar o filtro</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Remover o filtro</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Esvaziar a busca</translation>
    </message>
    <message>
        <source>Charts and numbers</source>
        <translation>Gráficos e números</translation>
    </message>
    <message>
        <source>Read a chart&apos;s values one by one</source>
        <translation>Ler os valores de um gráfico um a um</translation>
    </message>
    <message>
        <source>Open the rows behind a number</source>
        <translation>Abrir as linhas por trás de um número</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambientes</translation>
    </message>
    <message>
        <source>Next environment, button or field</source>
        <translation>Próximo ambiente, botão ou campo</translation>
    </message>
    <message>
        <source>Previous one</source>
        <translation>O anterior</translation>
    </message>
    <message>
        <source>Press the button, choose the kind</source>
        <translation>Apertar o botão, escolher o tipo</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nova conexão</translation>
    </message>
    <message>
        <source>Choose the kind of environment</source>
        <translation>Escolher o tipo de ambiente</translation>
    </message>
    <message>
        <source>In a field: test the connection</source>
        <translation>Em um campo: testar a conexão</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>Fechar um diálogo</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two keys</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation>Apertar o botão</translation>
    </message>
    <message>
        <source>End Farol</source>
        <translation>Fechar o Farol</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Verify the payments whose outcome is uncertain</source>
        <translation>Verificar os pagamentos incertos</translation>
    </message>
    <message>
        <source>Plan a retry of what is not paid</source>
        <translation>Planejar a retentativa do que não foi pago</translation>
    </message>
    <message>
        <source>Show or hide the details beside the lists</source>
        <translation>Mostrar ou esconder os detalhes ao lado das listas</translation>
    </message>
    <message>
        <source>Go back from the details</source>
        <translation>Voltar dos detalhes</translation>
    </message>
</context>
<context>
    <name>farol::ui::SourcePill</name>
    <message>
        <source>Sources. Opens the diagnosis.</source>
        <translation>Fontes. Abre o diagnóstico.</translation>
    </message>
    <message numerus="yes">
        <source>%n up to date</source>
        <comment>sources</comment>
        <translation>
            <numerusform>%n em dia</numerusform>
            <numerusform>%n em dia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n fonte</numerusform>
            <numerusform>%n fontes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) up to date</source>
        <translation>
            <numerusform>%n fonte em dia</numerusform>
            <numerusform>%n fontes em dia</numerusform>
        </translation>
    </message>
    <message>
        <source>· up to %1</source>
        <translation>· até %1</translation>
    </message>
    <message>
        <source>not answering</source>
        <comment>source</comment>
        <translation>não responde</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>source</comment>
        <translation>pausado</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>sem fonte</translation>
    </message>
</context>
<context>
    <name>farol::ui::StatTile</name>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
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
        <translation>Marcar como visto</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (e mais %n)</numerusform>
            <numerusform>%1 (e mais %n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::StepLook</name>
    <message>
        <source>Nobody knows a server of this name. Check the address and the network.</source>
        <translation>Ninguém conhece um servidor com este nome. Confira o endereço e a rede.</translation>
    </message>
    <message>
        <source>The connection is refused: farold does not run there, or the port is another.</source>
        <translation>A conexão é recusada: o farold não roda ali, ou a porta é outra.</translation>
    </message>
    <message>
        <source>The server cannot be reached from here. Check the network or the VPN.</source>
        <translation>Não dá para chegar ao servidor daqui. Confira a rede ou a VPN.</translation>
    </message>
    <message>
        <source>issued by %1, which this system does not know.</source>
        <translation>emitido por %1, que este sistema não conhece.</translation>
    </message>
    <message>
        <source>signed by itself (%1), which this system does not know.</source>
        <translation>assinado por ele mesmo (%1), que este sistema não conhece.</translation>
    </message>
    <message>
        <source>expired. Its owner has to renew it; check the clock of this computer, too.</source>
        <translation>vencido. O dono precisa renová-lo; confira também o relógio deste computador.</translation>
    </message>
    <message>
        <source>not valid yet. Check the clock of this computer.</source>
        <translation>ainda não vale. Confira o relógio deste computador.</translation>
    </message>
    <message>
        <source>belongs to another server: the address must be the name in it.</source>
        <translation>é de outro servidor: o endereço tem de ser o nome que está nele.</translation>
    </message>
    <message>
        <source>http without encryption is not allowed for this address.</source>
        <translation>http sem criptografia não é permitido para este endereço.</translation>
    </message>
    <message>
        <source>The file of the own authority cannot be read.</source>
        <translation>O arquivo da autoridade própria não pode ser lido.</translation>
    </message>
    <message>
        <source>The file of the own authority holds no certificate (PEM).</source>
        <translation>O arquivo da autoridade própria não contém certificado (PEM).</translation>
    </message>
    <message>
        <source>Something answers there, but it is not farold. Check the address.</source>
        <translation>Algo responde ali, mas não é o farold. Confira o endereço.</translation>
    </message>
    <message>
        <source>Nothing is kept for this environment: type the password.</source>
        <translation>Nada está guardado para este ambiente: digite a senha.</translation>
    </message>
    <message>
        <source>The keychain is locked: unlock it, or type the password.</source>
        <translation>O chaveiro está bloqueado: desbloqueie-o, ou digite a senha.</translation>
    </message>
    <message>
        <source>No keychain: type the password.</source>
        <translation>Sem chaveiro: digite a senha.</translation>
    </message>
    <message>
        <source>asking for the name…</source>
        <translation>perguntando pelo nome…</translation>
    </message>
    <message>
        <source>opening a connection…</source>
        <translation>abrindo uma conexão…</translation>
    </message>
    <message>
        <source>looking at the certificate…</source>
        <translation>olhando o certificado…</translation>
    </message>
    <message>
        <source>asking who answers…</source>
        <translation>perguntando quem responde…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>entrando…</translation>
    </message>
    <message>
        <source>asking the keychain…</source>
        <translation>perguntando ao chaveiro…</translation>
    </message>
    <message>
        <source>written and read back</source>
        <translation>gravado e lido de volta</translation>
    </message>
    <message>
        <source>written and read back: %1</source>
        <translation>gravado e lido de volta: %1</translation>
    </message>
    <message>
        <source>The keychain is locked: this session only.</source>
        <translation>O chaveiro está bloqueado: a senha vale só nesta sessão.</translation>
    </message>
    <message>
        <source>The keychain has not answered yet: this session only until it does.</source>
        <translation>O chaveiro ainda não respondeu: até lá, a senha vale só nesta sessão.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>Sem chaveiro: a senha vale só nesta sessão.</translation>
    </message>
    <message>
        <source>plain http: nothing is encrypted</source>
        <translation>http simples: nada é criptografado</translation>
    </message>
    <message numerus="yes">
        <source>issued by %1, valid for %n more days</source>
        <translation>
            <numerusform>emitido por %1, vale por mais %n dia</numerusform>
            <numerusform>emitido por %1, vale por mais %n dias</numerusform>
        </translation>
    </message>
    <message>
        <source>the name leads to %1</source>
        <translation>o nome resolve para %1</translation>
    </message>
    <message numerus="yes">
        <source>port %1 answers in %n ms</source>
        <translation>
            <numerusform>a porta %1 responde em %n ms</numerusform>
            <numerusform>a porta %1 responde em %n ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>farold answers in %n ms</source>
        <translation>
            <numerusform>o farold responde em %n ms</numerusform>
            <numerusform>o farold responde em %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation>entrou como %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>aguardando</translation>
    </message>
    <message>
        <source>running</source>
        <translation>em execução</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bom</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>atenção</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falha</translation>
    </message>
    <message>
        <source>waits for: %1</source>
        <translation>aguarda: %1</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>ainda não testado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Chaveiro</translation>
    </message>
    <message>
        <source>Use this authority…</source>
        <translation>Usar esta autoridade…</translation>
    </message>
    <message>
        <source>No answer in time. Try again, or check the network and the VPN.</source>
        <translation>Não respondeu a tempo. Tente de novo ou confira a rede e a VPN.</translation>
    </message>
    <message>
        <source>No secure connection: the server speaks plain http, or an old TLS. Check the address.</source>
        <translation>Sem conexão segura: o servidor fala http simples ou um TLS antigo. Confira o endereço.</translation>
    </message>
    <message>
        <source>farold answers, but is not ready. Try again in a moment, or look at its log.</source>
        <translation>O farold responde, mas não está pronto. Tente de novo em instantes ou veja o log dele.</translation>
    </message>
    <message>
        <source>farold answers, but is not well. Try again in a moment, or look at its log.</source>
        <translation>O farold responde, mas não está bem. Tente de novo em instantes ou veja o log dele.</translation>
    </message>
    <message>
        <source>It sends us to another address: sign in to the network in a browser, or check the address.</source>
        <translation>Ele nos manda para outro endereço: entre na rede pelo navegador ou confira o endereço.</translation>
    </message>
    <message>
        <source>The address answers with a web page: it is not farold. Check it, or sign in to the network in a browser.</source>
        <translation>O endereço responde com uma página web: não é o farold. Confira o endereço, ou entre na rede pelo navegador.</translation>
    </message>
</context>
<context>
    <name>farol::ui::SubmitDialog</name>
    <message numerus="yes">
        <source>Submit %1 payments of %2</source>
        <translation>
            <numerusform>Submeter %1 pagamento de %2</numerusform>
            <numerusform>Submeter %1 pagamentos de %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2. Whole sum: %3.</source>
        <comment>money · environment · in words</comment>
        <translation>%1 em %2. Soma inteira: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 for approval</source>
        <translation>
            <numerusform>Submeter %1 pagamento · %2 à aprovação</numerusform>
            <numerusform>Submeter %1 pagamentos · %2 à aprovação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 to the queue</source>
        <translation>
            <numerusform>Submeter %1 pagamento · %2 à fila</numerusform>
            <numerusform>Submeter %1 pagamentos · %2 à fila</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Submetendo…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was submitted.</source>
        <translation>Ninguém sabe se foi submetido.</translation>
    </message>
    <message>
        <source>%1 Submitting again is safe: it counts once.</source>
        <translation>%1 Submeter de novo é seguro: conta uma vez só.</translation>
    </message>
    <message>
        <source>Nothing was submitted.</source>
        <translation>Nada foi submetido.</translation>
    </message>
    <message>
        <source>Others approve it first.</source>
        <translation>Outras pessoas aprovam antes.</translation>
    </message>
    <message numerus="yes">
        <source>%n other people have to approve before anything is sent. You cannot approve your own batch.</source>
        <translation>
            <numerusform>%n outra pessoa precisa aprovar antes de algo ser enviado. Você não pode aprovar o próprio lote.</numerusform>
            <numerusform>%n outras pessoas precisam aprovar antes de algo ser enviado. Você não pode aprovar o próprio lote.</numerusform>
        </translation>
    </message>
    <message>
        <source>The payments go out.</source>
        <translation>Os pagamentos saem.</translation>
    </message>
    <message>
        <source>After this the workers send them; what is in flight cannot be called back.</source>
        <translation>Depois disso os workers os enviam; o que está em voo não pode ser chamado de volta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>farol::ui::TableCsv</name>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Data from</source>
        <translation>Dados de</translation>
    </message>
</context>
<context>
    <name>farol::ui::Timeline</name>
    <message>
        <source>not yet: %1, %2</source>
        <translation>ainda não: %1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>time: title, detail</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
</context>
<context>
    <name>farol::ui::TypedConfirmation</name>
    <message>
        <source>To confirm, type %1</source>
        <translation>Para confirmar, digite %1</translation>
    </message>
    <message>
        <source>Capitals and spaces count.</source>
        <translation>Maiúsculas e espaços contam.</translation>
    </message>
    <message>
        <source>The button stays off until the name is the same.</source>
        <translation>O botão fica desligado até o nome ser igual.</translation>
    </message>
</context>
<context>
    <name>farol::ui::UnlockDialog</name>
    <message numerus="yes">
        <source>Allow writing for %n min in %1</source>
        <translation>
            <numerusform>Liberar escrita por %n min em %1</numerusform>
            <numerusform>Liberar escrita por %n min em %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Money can move from here until then. Reading goes on as it is; “Lock now” ends it earlier.</source>
        <translation>Daqui até lá o dinheiro pode se mover. A leitura segue como está; “Bloquear agora” encerra antes.</translation>
    </message>
    <message numerus="yes">
        <source>Allow writing for %n min</source>
        <translation>
            <numerusform>Liberar escrita por %n min</numerusform>
            <numerusform>Liberar escrita por %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing was not allowed: this environment has another name now. Close and open it again.</source>
        <translation>A escrita não foi liberada: este ambiente tem outro nome agora. Feche e abra de novo.</translation>
    </message>
</context>
<context>
    <name>farol::ui::VerifyDialog</name>
    <message numerus="yes">
        <source>Check %1 at the PSP</source>
        <translation>
            <numerusform>Verificar %1 no PSP</numerusform>
            <numerusform>Verificar %1 no PSP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain items of %2, %3, in %4.</source>
        <translation>
            <numerusform>%1 item incerto de %2, %3, em %4.</numerusform>
            <numerusform>%1 itens incertos de %2, %3, em %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>It only reads.</source>
        <translation>Isto só lê.</translation>
    </message>
    <message>
        <source>The PSP is asked what became of each of them: paid, refused or unknown there. No payment is made and none is repeated.</source>
        <translation>Pergunta-se ao PSP o que foi feito de cada um: pago, recusado ou desconhecido lá. Nenhum pagamento é feito e nenhum é repetido.</translation>
    </message>
    <message>
        <source>Check %1 · %2</source>
        <comment>count · money</comment>
        <translation>Verificar %1 · %2</translation>
    </message>
    <message>
        <source>Another check is still running.</source>
        <translation>Outra verificação ainda está rodando.</translation>
    </message>
    <message>
        <source>Asking the PSP…</source>
        <translation>Perguntando ao PSP…</translation>
    </message>
    <message>
        <source>%1 of %2 answered.</source>
        <comment>items</comment>
        <translation>%1 de %2 respondidos.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>No answer to the check.</source>
        <translation>A verificação ficou sem resposta.</translation>
    </message>
    <message>
        <source>The check was refused.</source>
        <translation>A verificação foi recusada.</translation>
    </message>
    <message>
        <source>Check the rest again</source>
        <translation>Verificar o resto de novo</translation>
    </message>
    <message numerus="yes">
        <source>%1 became paid</source>
        <translation>
            <numerusform>%1 virou pago</numerusform>
            <numerusform>%1 viraram pagos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 checked</source>
        <translation>
            <numerusform>%1 verificado</numerusform>
            <numerusform>%1 verificados</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again from the server after the PSP answered.</source>
        <translation>Lido de novo do servidor depois da resposta do PSP.</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 itens</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent, says the PSP: %1.</source>
        <translation>Não enviados, diz o PSP: %1.</translation>
    </message>
    <message>
        <source>They may be retried with the same key.</source>
        <translation>Podem ser retentados com a mesma chave.</translation>
    </message>
    <message>
        <source>Nothing is left to retry.</source>
        <translation>Não sobrou nada para retentar.</translation>
    </message>
    <message>
        <source>Still uncertain: %1.</source>
        <translation>Ainda incertos: %1.</translation>
    </message>
    <message>
        <source>The PSP could not tell yet. Check them again later.</source>
        <translation>O PSP ainda não sabia dizer. Verifique-os de novo mais tarde.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 e mais %2</translation>
    </message>
    <message>
        <source>Not paid: %1.</source>
        <translation>Não pagos: %1.</translation>
    </message>
</context>
<context>
    <name>farol::ui::WindowMenu</name>
    <message>
        <source>Farol speaks %1 from its next start on.</source>
        <translation>O Farol passa a usar %1 na próxima vez que abrir.</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Aparência e conta</translation>
    </message>
    <message>
        <source>Other environments…</source>
        <translation>Outros ambientes…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sair da conta</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamanho do texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
</TS>
