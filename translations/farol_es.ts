<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>The back-end refuses the connection: it is not running there.</source>
        <translation>El back-end rechaza la conexión: no se está ejecutando allí.</translation>
    </message>
    <message>
        <source>Start it, or check the address and the port.</source>
        <translation>Inícielo, o revise la dirección y el puerto.</translation>
    </message>
    <message>
        <source>The name of the server is not known.</source>
        <translation>El nombre del servidor no se conoce.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Revise la dirección y la red.</translation>
    </message>
    <message>
        <source>The connection broke before the answer was whole.</source>
        <translation>La conexión se cortó antes de que la respuesta llegara completa.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Intente de nuevo.</translation>
    </message>
    <message>
        <source>The proxy of this computer does not lead to the back-end.</source>
        <translation>El proxy de esta computadora no lleva al back-end.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>Revise la configuración de proxy del sistema.</translation>
    </message>
    <message>
        <source>The answer came too slowly and was given up.</source>
        <translation>La respuesta tardó demasiado y se abandonó.</translation>
    </message>
    <message>
        <source>Try again when the network is better.</source>
        <translation>Intente de nuevo cuando la red esté mejor.</translation>
    </message>
    <message>
        <source>The address begins with http: anyone on the way could read the password.</source>
        <translation>La dirección empieza con http: cualquiera en el camino podría leer la contraseña.</translation>
    </message>
    <message>
        <source>Use https, or allow plain http for this environment.</source>
        <translation>Use https, o permita http simple para este entorno.</translation>
    </message>
    <message>
        <source>The certificate is from an authority that this computer does not know.</source>
        <translation>El certificado es de una autoridad que esta computadora no conoce.</translation>
    </message>
    <message>
        <source>Use that authority for this environment if it is yours.</source>
        <translation>Use esa autoridad en este entorno, si es la suya.</translation>
    </message>
    <message>
        <source>The certificate is signed by nobody but itself.</source>
        <translation>El certificado no está firmado por nadie más que él mismo.</translation>
    </message>
    <message>
        <source>Use it as authority for this environment if it is yours.</source>
        <translation>Úselo como autoridad en este entorno, si es el suyo.</translation>
    </message>
    <message>
        <source>The certificate of the server has expired.</source>
        <translation>El certificado del servidor venció.</translation>
    </message>
    <message>
        <source>Its owner has to renew it. Check the clock of this computer, too.</source>
        <translation>Su dueño debe renovarlo. Revise también el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid yet.</source>
        <translation>El certificado del servidor aún no es válido.</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>Revise el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server.</source>
        <translation>El certificado es de otro servidor.</translation>
    </message>
    <message>
        <source>Check the address: it must be the name in the certificate.</source>
        <translation>Revise la dirección: debe ser el nombre que está en el certificado.</translation>
    </message>
    <message>
        <source>The answer is a web page, not farold: something in between answers in its place.</source>
        <translation>La respuesta es una página web, no farold: algo en el camino responde en su lugar.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or check the address.</source>
        <translation>Inicie sesión en la red con un navegador, o revise la dirección.</translation>
    </message>
    <message>
        <source>The server sends us to another address, which is not followed.</source>
        <translation>El servidor nos envía a otra dirección, que no se sigue.</translation>
    </message>
    <message>
        <source>Check the address of the environment.</source>
        <translation>Revise la dirección del entorno.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Esto no es la dirección de un servidor.</translation>
    </message>
    <message>
        <source>Write it as https://name.</source>
        <translation>Escríbala como https://nombre.</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>El usuario o la contraseña no es correcto.</translation>
    </message>
    <message>
        <source>This is above the limit for one person: a second one has to approve it.</source>
        <translation>Esto supera el límite de una persona: una segunda debe aprobarlo.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>Something changed since the plan was computed; nothing was sent.</source>
        <translation>Algo cambió desde que se calculó el plan; no se envió nada.</translation>
    </message>
    <message>
        <source>Look at the difference, then order the new plan.</source>
        <translation>Vea la diferencia y luego ordene el plan nuevo.</translation>
    </message>
    <message>
        <source>The provider was asked and what it said is stored; only the answer failed.</source>
        <translation>Se consultó al proveedor y lo que dijo está guardado; solo falló la respuesta.</translation>
    </message>
    <message>
        <source>Look at the items again before you verify once more.</source>
        <translation>Mire los elementos de nuevo antes de verificar otra vez.</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one.</source>
        <translation>El programa farold no está instalado junto a este.</translation>
    </message>
    <message>
        <source>Install it, or connect to a server.</source>
        <translation>Instálelo, o conéctese a un servidor.</translation>
    </message>
    <message>
        <source>The demonstration back-end ended by itself.</source>
        <translation>El back-end de demostración terminó solo.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Inícielo de nuevo.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>El archivo no se puede leer.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>Revise que esté allí y que usted pueda leerlo.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB.</source>
        <translation>El archivo tiene más de 64 MiB.</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Divídalo en archivos más pequeños.</translation>
    </message>
    <message>
        <source>There is no connection to the back-end.</source>
        <translation>No hay conexión con el back-end.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Revise la red.</translation>
    </message>
    <message>
        <source>The back-end did not answer in time.</source>
        <translation>El back-end no respondió a tiempo.</translation>
    </message>
    <message>
        <source>Try again: an order is never carried out twice.</source>
        <translation>Intente de nuevo: una orden nunca se ejecuta dos veces.</translation>
    </message>
    <message>
        <source>No secure connection to the back-end.</source>
        <translation>No hay conexión segura con el back-end.</translation>
    </message>
    <message>
        <source>Open the diagnosis: it names the certificate.</source>
        <translation>Abra el diagnóstico: nombra el certificado.</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation>La sesión terminó.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>This account has no right to do that.</source>
        <translation>Esta cuenta no tiene permiso para eso.</translation>
    </message>
    <message>
        <source>Ask someone who has, or your administrator.</source>
        <translation>Pídalo a quien lo tenga, o a su administrador.</translation>
    </message>
    <message>
        <source>The back-end does not know it (any more).</source>
        <translation>El back-end no lo conoce (o ya no lo conoce).</translation>
    </message>
    <message>
        <source>It changed meanwhile; nothing was done.</source>
        <translation>Cambió mientras tanto; no se hizo nada.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Léalo de nuevo.</translation>
    </message>
    <message>
        <source>Someone changed it after you read it; nothing was done.</source>
        <translation>Alguien lo cambió después de que usted lo leyó; no se hizo nada.</translation>
    </message>
    <message>
        <source>The back-end refused the request.</source>
        <translation>El back-end rechazó la solicitud.</translation>
    </message>
    <message>
        <source>The back-end has too much to do.</source>
        <translation>El back-end está sobrecargado.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The back-end failed.</source>
        <translation>El back-end falló.</translation>
    </message>
    <message>
        <source>Try again; its log has the request id.</source>
        <translation>Intente de nuevo; su registro tiene el id de la solicitud.</translation>
    </message>
    <message>
        <source>The answer is not what farold says.</source>
        <translation>La respuesta no es la de un farold.</translation>
    </message>
    <message>
        <source>Check the address and the versions.</source>
        <translation>Revise la dirección y las versiones.</translation>
    </message>
    <message>
        <source>The answer is too large and was refused.</source>
        <translation>La respuesta es demasiado grande y se rechazó.</translation>
    </message>
    <message>
        <source>Narrow the filter.</source>
        <translation>Acote el filtro.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>Not UTF-8 text: save the file as CSV UTF-8.</source>
        <translation>No es texto UTF-8: guarde el archivo como CSV UTF-8.</translation>
    </message>
    <message>
        <source>This column is missing.</source>
        <translation>Falta esta columna.</translation>
    </message>
    <message>
        <source>This column is not known: remove it or correct its name.</source>
        <translation>Esta columna no se conoce: quítela o corrija su nombre.</translation>
    </message>
    <message>
        <source>This line has more or fewer cells than the header.</source>
        <translation>Esta línea tiene más o menos celdas que el encabezado.</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Vacío: complételo.</translation>
    </message>
    <message>
        <source>Ambiguous: write the cents, as in 1500,00.</source>
        <translation>Ambiguo: escriba los centavos, como en 1500,00.</translation>
    </message>
    <message>
        <source>Scientific notation: format the column as a number with two decimals.</source>
        <translation>Notación científica: dé a la columna formato de número con dos decimales.</translation>
    </message>
    <message>
        <source>Not an amount: write it as in 1500,00.</source>
        <translation>No es un importe: escríbalo como en 1500,00.</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>El importe debe ser mayor que cero.</translation>
    </message>
    <message>
        <source>A CPF has 11 digits and a CNPJ 14: leading zeros may be lost.</source>
        <translation>Un CPF tiene 11 dígitos y un CNPJ 14: pueden haberse perdido ceros a la izquierda.</translation>
    </message>
    <message>
        <source>The check digit of this CPF or CNPJ is wrong.</source>
        <translation>El dígito verificador de este CPF o CNPJ no es correcto.</translation>
    </message>
    <message>
        <source>A CPF or CNPJ has only digits, dots, dash and slash.</source>
        <translation>Un CPF o CNPJ solo tiene dígitos, puntos, guion y barra.</translation>
    </message>
    <message>
        <source>Not a PIX key: write a CPF, CNPJ, phone, e-mail or random key.</source>
        <translation>No es una clave PIX: escriba un CPF, CNPJ, teléfono, correo o clave aleatoria.</translation>
    </message>
    <message>
        <source>Not a date: write it as 2026-11-20 or 20/11/2026.</source>
        <translation>No es una fecha: escríbala como 2026-11-20 o 20/11/2026.</translation>
    </message>
    <message>
        <source>This date has passed.</source>
        <translation>Esta fecha ya pasó.</translation>
    </message>
    <message>
        <source>Payments and notifications in one file: give each a file of its own.</source>
        <translation>Pagos y notificaciones en el mismo archivo: un archivo para cada tipo.</translation>
    </message>
    <message>
        <source>This is the template&apos;s example: replace it; nobody is to be paid by it.</source>
        <translation>Esta es la fila de ejemplo de la plantilla: cámbiela, pues nadie debe cobrar por ella.</translation>
    </message>
    <message>
        <source>The same row as another one of this file.</source>
        <translation>La misma fila que otra de este archivo.</translation>
    </message>
    <message>
        <source>This id appears twice.</source>
        <translation>Este id aparece dos veces.</translation>
    </message>
    <message>
        <source>Too long: shorten it.</source>
        <translation>Demasiado largo: acórtelo.</translation>
    </message>
    <message>
        <source>Not JSON from here on.</source>
        <translation>De aquí en adelante no es JSON.</translation>
    </message>
    <message>
        <source>There are more problems than are listed.</source>
        <translation>Hay más problemas que los listados.</translation>
    </message>
    <message>
        <source>More than a million rows: split the file.</source>
        <translation>Más de un millón de filas: divida el archivo.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Something answers there, but it does not speak like farold.</source>
        <translation>Algo responde ahí, pero no habla como farold.</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>Revise la dirección y el puerto.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>El llavero está bloqueado.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Desbloquéelo e intente de nuevo.</translation>
    </message>
    <message>
        <source>This computer has no keychain that answers.</source>
        <translation>Esta computadora no tiene un llavero que responda.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>El llavero no responde.</translation>
    </message>
    <message>
        <source>It may be waiting for you to unlock it.</source>
        <translation>Quizá espera que usted lo desbloquee.</translation>
    </message>
    <message>
        <source>It cannot be written on this computer.</source>
        <translation>No se puede guardar en esta computadora.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation>Revise el espacio libre y los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>Another program is writing the settings.</source>
        <translation>Otro programa está guardando la configuración.</translation>
    </message>
    <message>
        <source>Same payee and amount as line %1 under another id: make sure that both are meant.</source>
        <translation>Mismo beneficiario e importe que la línea %1, con otro id: confirme que ambos corresponden.</translation>
    </message>
    <message>
        <source>Another column means the same: remove one of them.</source>
        <translation>Otra columna significa lo mismo: quite una de ellas.</translation>
    </message>
    <message>
        <source>Too large to be a payment: check the decimals.</source>
        <translation>Demasiado grande para un pago: revise los decimales.</translation>
    </message>
    <message>
        <source>The sum of the file is too large: split the file.</source>
        <translation>La suma del archivo es demasiado grande: divida el archivo.</translation>
    </message>
    <message>
        <source>Write payment or notification, or leave it empty.</source>
        <translation>Escriba payment o notification, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Not what belongs here in the JSON file.</source>
        <translation>No es lo que corresponde aquí en el archivo JSON.</translation>
    </message>
    <message>
        <source>The file is too large: split it.</source>
        <translation>El archivo es demasiado grande: divídalo.</translation>
    </message>
</context>
<context>
    <name>farol::Summary</name>
    <message>
        <source>paid today</source>
        <translation>pagados hoy</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>fallos</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>inciertos</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>en vuelo</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>en riesgo</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sin dinero</translation>
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
        <translation>Origen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Ítems</translation>
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
        <translation>Situación</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
</context>
<context>
    <name>farol::app::ImportProblems</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
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
        <translation>Creado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Liquidado</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
</context>
<context>
    <name>farol::app::ItemsModel</name>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Beneficiario</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última respuesta</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>farol::app::PlanModel</name>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
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
        <translation>aún no leído</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>datos de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ApprovalLook</name>
    <message>
        <source>Waiting for approval, %1 of %2.</source>
        <comment>given of needed</comment>
        <translation>Esperando aprobación, %1 de %2.</translation>
    </message>
    <message>
        <source>Waiting for a second person.</source>
        <translation>Esperando a una segunda persona.</translation>
    </message>
    <message>
        <source>%1: nothing is sent before that.</source>
        <comment>apr-0007</comment>
        <translation>%1: nada se envía antes de eso.</translation>
    </message>
    <message>
        <source>Who may approve: %1.</source>
        <translation>Quién puede aprobar: %1.</translation>
    </message>
    <message>
        <source>Closing this window changes nothing.</source>
        <translation>Cerrar esta ventana no cambia nada.</translation>
    </message>
    <message>
        <source>Needs a second person.</source>
        <translation>Necesita a una segunda persona.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits.</source>
        <translation>Supera el límite de una persona: una vez pedido, espera.</translation>
    </message>
    <message>
        <source>It is above the limit for one person: ordered, it waits for %1.</source>
        <translation>Supera el límite de una persona: una vez pedido, espera a %1.</translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <translation>Aprobado por %1.</translation>
    </message>
    <message>
        <source>It is in the queue.</source>
        <translation>Está en la cola.</translation>
    </message>
    <message>
        <source>Rejected by %1.</source>
        <translation>Rechazado por %1.</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <comment>their comment</comment>
        <translation>No se envió nada. %1</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Retirado.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>It changed while it waited.</source>
        <translation>Cambió mientras esperaba.</translation>
    </message>
    <message>
        <source>The order is void and nothing was sent. Order it again.</source>
        <translation>El pedido quedó sin efecto y no se envió nada. Pídalo de nuevo.</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 espera aprobación.</translation>
    </message>
    <message>
        <source>%1: approved by %2.</source>
        <translation>%1: aprobado por %2.</translation>
    </message>
    <message>
        <source>%1: rejected by %2.</source>
        <translation>%1: rechazado por %2.</translation>
    </message>
    <message>
        <source>%1: withdrawn.</source>
        <translation>%1: retirado.</translation>
    </message>
    <message>
        <source>%1: it changed while it waited, nothing was sent.</source>
        <translation>%1: cambió mientras esperaba, no se envió nada.</translation>
    </message>
</context>
<context>
    <name>farol::ui::AuthorityDialog</name>
    <message>
        <source>Use this authority for %1?</source>
        <translation>¿Usar esta autoridad en %1?</translation>
    </message>
    <message>
        <source>Compare the SHA-256 with the one that your administrator gives you, by another way than this one.</source>
        <translation>Compare el SHA-256 con el que le dé su administrador, por otra vía que no sea esta.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertenece a</translation>
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
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Not known to this computer.</source>
        <translation>No conocida por esta computadora.</translation>
    </message>
    <message>
        <source>If it is not yours, someone in between could read the password. It counts for this environment alone.</source>
        <translation>Si no es la suya, alguien en el camino podría leer la contraseña. Vale solo para este entorno.</translation>
    </message>
    <message>
        <source>Use this authority</source>
        <translation>Usar esta autoridad</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchInspector</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>Submit %1…</source>
        <comment>batch</comment>
        <translation>Someter %1…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copiar id</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Ítems</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sin dinero</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Creado por</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>given of needed</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>No submitting: %1 is read-only. Allow writing in the bar above.</source>
        <translation>Sin someter: %1 es de solo lectura. Permita la escritura en la barra de arriba.</translation>
    </message>
    <message>
        <source>Not submitted.</source>
        <translation>No sometido.</translation>
    </message>
    <message>
        <source>The file is stored; nothing is sent until the batch is submitted.</source>
        <translation>El archivo está guardado; no se envía nada hasta que el lote se someta.</translation>
    </message>
    <message>
        <source>Nothing is sent before that. Whoever made the batch cannot approve it.</source>
        <translation>No se envía nada antes de eso. Quien hizo el lote no puede aprobarlo.</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Planificar reintento…</translation>
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
        <translation>Ítems encontrados</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Beneficiario</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
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
        <translation>Leyendo los lotes…</translation>
    </message>
    <message>
        <source>The batches could not be read</source>
        <translation>No se pudieron leer los lotes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Not found in: batches, payments, notices</source>
        <translation>No encontrado en: lotes, pagos, avisos</translation>
    </message>
    <message>
        <source>Looked for “%1” in ids, idempotency keys, E2E, requests and payees.</source>
        <translation>Se buscó “%1” en ids, claves de idempotencia, E2E, solicitudes y beneficiarios.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message numerus="yes">
        <source>No batch with %n filters</source>
        <translation>
            <numerusform>Ningún lote con %n filtro</numerusform>
            <numerusform>Ningún lote con %n filtros</numerusform>
        </translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>Aún no hay lotes</translation>
    </message>
    <message>
        <source>Import a file of payments to make one.</source>
        <translation>Importe un archivo de pagos para crear uno.</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchLook</name>
    <message numerus="yes">
        <source>%1 delivered</source>
        <translation>
            <numerusform>%1 entregado</numerusform>
            <numerusform>%1 entregados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting for approval</source>
        <translation>
            <numerusform>%1 espera aprobación</numerusform>
            <numerusform>%1 esperan aprobación</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>in progress · 96 of 212 items are done</comment>
        <translation>%1 · %2 de %3</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sin dinero</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>situation: counts of all states</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no items</source>
        <translation>sin ítems</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <comment>awaiting approval 1 of 2</comment>
        <translation>%1 %2 de %3</translation>
    </message>
    <message>
        <source>draft · not submitted</source>
        <translation>borrador · no sometido</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Ítems</translation>
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
        <translation>Situación</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>awaiting approval 1 of 2</source>
        <translation>espera aprobación 1 de 2</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchPane</name>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only what needs someone</source>
        <translation>Mostrar solo lo que necesita a alguien</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <comment>shown of all</comment>
        <translation>%1 de %2 ítems</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Ver los %1</translation>
    </message>
    <message>
        <source>All items of the batch, the paid ones too</source>
        <translation>Todos los ítems del lote, también los pagados</translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesFilter</name>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>último %n día</numerusform>
            <numerusform>últimos %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Created: %1</source>
        <translation>Creado: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Situación: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::BatchesOrders</name>
    <message>
        <source>%1 submitted.</source>
        <translation>%1 sometido.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>%1 waits for approval.</source>
        <translation>%1 espera aprobación.</translation>
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
        <translation>Exportar ítems</translation>
    </message>
    <message>
        <source>Enter opens · Space inspects · V checks · R plans a retry</source>
        <translation>Enter abre · Espacio inspecciona · V verifica · R planifica un reintento</translation>
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
        <translation>Lote, ítem, E2E, solicitud…</translation>
    </message>
    <message>
        <source>These batches (CSV)…</source>
        <translation>Estos lotes (CSV)…</translation>
    </message>
    <message>
        <source>The items shown below (CSV)…</source>
        <translation>Los ítems mostrados abajo (CSV)…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
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
            <numerusform>%1 ítem encontrado</numerusform>
            <numerusform>%1 ítems encontrados</numerusform>
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
        <translation>Filtro. Supr lo quita.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectPage</name>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>own authority</source>
        <translation>autoridad propia</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>password</source>
        <translation>contraseña</translation>
    </message>
    <message>
        <source>There is an environment of this name already: choose another.</source>
        <translation>Ya hay un entorno con este nombre: elija otro.</translation>
    </message>
    <message>
        <source>Not the address of a server: write it as https://name.</source>
        <translation>No es la dirección de un servidor: escríbala como https://nombre.</translation>
    </message>
    <message>
        <source>The address must not hold a user or password.</source>
        <translation>La dirección no debe contener usuario ni contraseña.</translation>
    </message>
    <message>
        <source>Only the server&apos;s name and port belong here, nothing behind them.</source>
        <translation>Aquí van solo el nombre y el puerto del servidor, nada después de ellos.</translation>
    </message>
    <message>
        <source>http is not encrypted: use https, or allow it below.</source>
        <translation>http no está cifrado: use https, o permítalo abajo.</translation>
    </message>
    <message>
        <source>A whole day of operation, already on this computer. Nothing leaves it.</source>
        <translation>Un día entero de operación, ya en esta computadora. Nada sale de ella.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>embedded back-end · ready</source>
        <translation>back-end integrado · listo</translation>
    </message>
    <message>
        <source>embedded back-end · starting…</source>
        <translation>back-end integrado · iniciando…</translation>
    </message>
    <message>
        <source>embedded back-end · absent</source>
        <translation>back-end integrado · ausente</translation>
    </message>
    <message>
        <source>The program farold is not installed beside this one. Install it, or connect to a server.</source>
        <translation>El programa farold no está instalado junto a este. Instálelo, o conéctese a un servidor.</translation>
    </message>
    <message>
        <source>embedded back-end · failed</source>
        <translation>back-end integrado · falló</translation>
    </message>
    <message>
        <source>of this computer</source>
        <translation>de esta computadora</translation>
    </message>
    <message>
        <source>kept for this session only</source>
        <translation>vale solo en esta sesión</translation>
    </message>
    <message>
        <source>Keychain: asking…</source>
        <translation>Llavero: preguntando…</translation>
    </message>
    <message>
        <source>Keychain:</source>
        <translation>Llavero:</translation>
    </message>
    <message>
        <source>, unlocked</source>
        <translation>, desbloqueado</translation>
    </message>
    <message>
        <source>never kept; the session is, in the keychain</source>
        <translation>nunca se guarda; la sesión sí, en el llavero</translation>
    </message>
    <message>
        <source>, locked: unlock it, or this session only.</source>
        <translation>, bloqueado: desbloquéelo, o vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>Sin llavero: la contraseña vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>, no answer yet: this session only.</source>
        <translation>, aún sin respuesta: la contraseña vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>opens read-only</source>
        <translation>abre en solo lectura</translation>
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
        <translation>Conexión con %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nueva conexión</translation>
    </message>
    <message>
        <source>nothing is saved before it works</source>
        <translation>no se guarda nada antes de que funcione</translation>
    </message>
    <message>
        <source>Empty: fill it in.</source>
        <translation>Vacío: complételo.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 de %2 pasos</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Probar de nuevo</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Guardar y conectar</translation>
    </message>
    <message>
        <source>testing; it connects when every step is good</source>
        <translation>probando; se conecta cuando todos los pasos estén bien</translation>
    </message>
    <message>
        <source>still missing: %1</source>
        <translation>aún falta: %1</translation>
    </message>
    <message>
        <source>still to solve: %1</source>
        <translation>aún por resolver: %1</translation>
    </message>
    <message>
        <source>The settings of this computer cannot be read: nothing is kept.</source>
        <translation>No se puede leer la configuración de esta computadora: no se guardará nada.</translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew; the old file is %1.</source>
        <translation>La configuración estaba dañada y empieza de nuevo; el archivo anterior es %1.</translation>
    </message>
    <message>
        <source>%1 was forgotten on this computer.</source>
        <translation>%1 se olvidó en esta computadora.</translation>
    </message>
    <message>
        <source>The keychain still has the token of the session that ended. %1</source>
        <translation>El llavero aún tiene el token de la sesión que terminó. %1</translation>
    </message>
    <message>
        <source>embedded back-end · running, nobody signed in</source>
        <translation>back-end integrado · en marcha, nadie ha entrado</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two folders</comment>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>, without a keyring yet: on connecting it may ask you for a new password of its own.</source>
        <translation>, aún sin llavero creado: al conectar, puede pedir una contraseña nueva propia.</translation>
    </message>
    <message>
        <source>never kept; the session is, if a keyring is made</source>
        <translation>nunca se guarda; la sesión sí, si se crea el llavero</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectScreen</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 atajos</translation>
    </message>
    <message numerus="yes">
        <source>Production always opens read-only; writing lasts %n minutes and asks for the name.</source>
        <translation>
            <numerusform>Producción siempre abre en solo lectura; la escritura dura %n minuto y pide el nombre.</numerusform>
            <numerusform>Producción siempre abre en solo lectura; la escritura dura %n minutos y pide el nombre.</numerusform>
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
        <translation>Nueva conexión</translation>
    </message>
    <message>
        <source>No account, no cloud, no telemetry.</source>
        <translation>Sin cuenta, sin nube, sin telemetría.</translation>
    </message>
    <message>
        <source>Operations console for batches of payments</source>
        <translation>Consola de operaciones para lotes de pagos</translation>
    </message>
    <message>
        <source>Local data in %1</source>
        <translation>Datos locales en %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::ConnectionForm</name>
    <message>
        <source>Allow http: others on the way can read it</source>
        <translation>Permitir http: otros en el camino pueden leerlo</translation>
    </message>
    <message>
        <source>Without own authority</source>
        <translation>Sin autoridad propia</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>shown in every window</source>
        <translation>aparece en todas las ventanas</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>Autoridad propia</translation>
    </message>
    <message>
        <source>if the system does not know it</source>
        <translation>si el sistema no la conoce</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>the authorities of this computer</source>
        <translation>las autoridades de esta computadora</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the file of the own authority…</source>
        <translation>Elegir el archivo de la autoridad propia…</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>farol::ui::DecisionsCard</name>
    <message>
        <source>Waiting for a decision</source>
        <translation>Esperan una decisión</translation>
    </message>
    <message>
        <source>Nothing waits for a person right now.</source>
        <translation>Nada espera a una persona ahora.</translation>
    </message>
</context>
<context>
    <name>farol::ui::DemoAccountsDialog</name>
    <message>
        <source>reading</source>
        <translation>lectura</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>operación</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>aprobación</translation>
    </message>
    <message>
        <source>management</source>
        <translation>gestión</translation>
    </message>
    <message>
        <source>on-call duty</source>
        <translation>guardia</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>administración</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>auditoría</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>socio</translation>
    </message>
    <message>
        <source>Sign in to the demonstration</source>
        <translation>Entrar en la demostración</translation>
    </message>
    <message>
        <source>It goes on where it was. Each of its accounts may do other things; their password is filled in for you.</source>
        <translation>Continúa donde estaba. Cada cuenta puede hacer cosas distintas; su contraseña ya va rellenada.</translation>
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
        <translation>Probar</translation>
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
        <translation>Entorno %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
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
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Guardar una plantilla…</translation>
    </message>
    <message>
        <source>Drop a file of payments here</source>
        <translation>Suelte aquí un archivo de pagos</translation>
    </message>
    <message>
        <source>CSV or JSON, up to 64 MiB. Every row is checked before anything is stored.</source>
        <translation>CSV o JSON, hasta 64 MiB. Cada fila se revisa antes de que se guarde algo.</translation>
    </message>
</context>
<context>
    <name>farol::ui::EndDemoDialog</name>
    <message>
        <source>End the demonstration?</source>
        <translation>¿Terminar la demostración?</translation>
    </message>
    <message>
        <source>Other environments are entered from the start page.</source>
        <translation>A otros entornos se entra desde la página de inicio.</translation>
    </message>
    <message>
        <source>The demonstration ends, and its back-end with it: its drafts and everything that was done in it are lost. The next one begins with the same day.</source>
        <translation>La demostración termina, y su back-end con ella: se pierden sus borradores y todo lo que se hizo en ella. La próxima empieza con el mismo día.</translation>
    </message>
    <message>
        <source>End the demonstration</source>
        <translation>Terminar la demostración</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentBar</name>
    <message>
        <source>Lock now</source>
        <translation>Bloquear ahora</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Entorno %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Cuenta %1</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Cuenta %1, %2</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>Allow writing…</source>
        <translation>Permitir escritura…</translation>
    </message>
    <message>
        <source>Read-only: this account does not write</source>
        <translation>Solo lectura: esta cuenta no escribe</translation>
    </message>
    <message>
        <source>Writing allowed · %1 left</source>
        <translation>Escritura permitida · quedan %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Offline · data from %1</source>
        <translation>Sin conexión · datos de %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Apariencia y cuenta</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
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
        <translation>Olvidar…</translation>
    </message>
    <message>
        <source>More for %1</source>
        <comment>environment</comment>
        <translation>Más opciones de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::EnvironmentLook</name>
    <message>
        <source>no actions: signed out</source>
        <translation>sin acciones: sesión cerrada</translation>
    </message>
    <message>
        <source>no actions offline</source>
        <translation>sin acciones sin conexión</translation>
    </message>
    <message>
        <source>no actions on old data</source>
        <translation>sin acciones con datos viejos</translation>
    </message>
    <message>
        <source>no actions: read-only</source>
        <translation>sin acciones: solo lectura</translation>
    </message>
    <message>
        <source>no actions for this account</source>
        <translation>sin acciones para esta cuenta</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in to check or retry.</source>
        <translation>Nadie inició sesión. Inicie sesión para verificar o reintentar.</translation>
    </message>
    <message>
        <source>Check and retry come back when the back-end answers. Nothing is queued to be sent later.</source>
        <translation>Verificar y reintentar vuelven cuando el back-end responda. Nada queda en cola para enviarse después.</translation>
    </message>
    <message>
        <source>The last answer is getting old: check and retry come back with the next one.</source>
        <translation>La última respuesta está envejeciendo: verificar y reintentar vuelven con la próxima.</translation>
    </message>
    <message>
        <source>No check and no retry: %1 is read-only. Allow writing in the bar above.</source>
        <translation>Sin verificar ni reintentar: %1 es de solo lectura. Permita la escritura en la barra de arriba.</translation>
    </message>
    <message>
        <source>No check and no retry: this account is not an operator in %1.</source>
        <translation>Sin verificar ni reintentar: esta cuenta no es de operador en %1.</translation>
    </message>
</context>
<context>
    <name>farol::ui::FigureRows</name>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Beneficiario</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Importe R$</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>Volver a las cifras</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>12 items, sum</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n ítem</numerusform>
            <numerusform>%n ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Reading items…</source>
        <translation>Leyendo los ítems…</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nada aquí</translation>
    </message>
    <message>
        <source>No item is in one of these states.</source>
        <translation>Ningún ítem está en uno de estos estados.</translation>
    </message>
    <message>
        <source>the first %1 of %2 · %3</source>
        <comment>rows, of all items, sum of all</comment>
        <translation>los primeros %1 de %2 · %3</translation>
    </message>
</context>
<context>
    <name>farol::ui::FileSaver</name>
    <message>
        <source>Not saved: %1</source>
        <translation>No se guardó: %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
</context>
<context>
    <name>farol::ui::ForgetDialog</name>
    <message>
        <source>Forget %1 on this computer</source>
        <translation>Olvidar %1 en esta computadora</translation>
    </message>
    <message>
        <source>Nothing changes on the server.</source>
        <translation>Nada cambia en el servidor.</translation>
    </message>
    <message>
        <source>Its address, the session in the keychain and everything that was last seen of it go. To enter again, the address and the password have to be typed.</source>
        <translation>Se eliminan la dirección, la sesión en el llavero y todo lo que se vio por última vez. Para entrar de nuevo habrá que escribir la dirección y la contraseña.</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Olvidar %1</translation>
    </message>
    <message>
        <source>%1 The entry can go without it: what is in the keychain stays there.</source>
        <comment>an error</comment>
        <translation>%1 La entrada puede eliminarse de todos modos: lo que está en el llavero se queda allí.</translation>
    </message>
    <message>
        <source>Forget the entry alone</source>
        <translation>Olvidar solo la entrada</translation>
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
        <translation>hace %1</translation>
    </message>
    <message>
        <source>Brasília</source>
        <comment>time zone</comment>
        <translation>Brasilia</translation>
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
        <translation>Problemas del archivo</translation>
    </message>
    <message>
        <source>Warnings about the file</source>
        <translation>Avisos sobre el archivo</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Elegir otro archivo…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>What is wrong, and the way out</source>
        <translation>Qué está mal, y la salida</translation>
    </message>
    <message>
        <source>Choose a file of payments</source>
        <translation>Elegir un archivo de pagos</translation>
    </message>
    <message>
        <source>Payments (*.csv *.json);;All (*)</source>
        <translation>Pagos (*.csv *.json);;Todos (*)</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>Guardar una plantilla</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>pagos</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%1 payments · %2</source>
        <translation>
            <numerusform>%1 pago · %2</numerusform>
            <numerusform>%1 pagos · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Import batch</source>
        <translation>Importar lote</translation>
    </message>
    <message>
        <source>The file is checked on the server; nothing is stored by that.</source>
        <translation>El archivo se revisa en el servidor; eso no guarda nada.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message numerus="yes">
        <source>%n other people</source>
        <translation>
            <numerusform>%n persona más</numerusform>
            <numerusform>%n personas más</numerusform>
        </translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <source>after it is submitted</source>
        <translation>después de someterlo</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>where the batch is made</source>
        <translation>donde se crea el lote</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are worth a look</source>
        <translation>
            <numerusform>%n fila merece una mirada</numerusform>
            <numerusform>%n filas merecen una mirada</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Leyendo el archivo…</translation>
    </message>
    <message>
        <source>Checking every row on the server…</source>
        <translation>Revisando cada fila en el servidor…</translation>
    </message>
    <message>
        <source>Nothing is stored by this.</source>
        <translation>Esto no guarda nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n problems: nothing was stored.</source>
        <translation>
            <numerusform>%n problema: no se guardó nada.</numerusform>
            <numerusform>%n problemas: no se guardó nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them in the file, save it and check it again.</source>
        <translation>Corrija en el archivo, guárdelo y revíselo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>No se guardó nada.</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>El archivo está bien.</translation>
    </message>
    <message>
        <source>Every row is good.</source>
        <translation>Todas las filas están bien.</translation>
    </message>
    <message>
        <source>Sending stores a draft. Nothing is paid before it is submitted.</source>
        <translation>Enviar guarda un borrador. No se paga nada antes de someterlo.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was stored.</source>
        <translation>Nadie sabe si se guardó.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Enviarla de nuevo es seguro: es la misma orden.</translation>
    </message>
    <message>
        <source>%1 is stored as a draft.</source>
        <translation>%1 está guardado como borrador.</translation>
    </message>
    <message>
        <source>Nothing is paid yet: submitting it is the next step.</source>
        <translation>Aún no se pagó nada: someterlo es el paso siguiente.</translation>
    </message>
    <message>
        <source>Submitting %1…</source>
        <translation>Sometiendo %1…</translation>
    </message>
    <message>
        <source>%1 is submitted.</source>
        <translation>%1 está sometido.</translation>
    </message>
    <message>
        <source>The list below this window shows how it goes on.</source>
        <translation>La lista debajo de esta ventana muestra cómo sigue.</translation>
    </message>
    <message>
        <source>The file was not checked.</source>
        <translation>El archivo no se revisó.</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 enviado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>Enviar %1</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Submit %1 for approval</source>
        <translation>Someter %1 a aprobación</translation>
    </message>
    <message>
        <source>Submit %1 to the queue</source>
        <translation>Someter %1 a la cola</translation>
    </message>
    <message>
        <source>Why it is worth a look</source>
        <translation>Por qué conviene revisarlo</translation>
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
        <translation>Más acciones</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemCells</name>
    <message>
        <source>next try at %1</source>
        <translation>próximo intento a las %1</translation>
    </message>
    <message>
        <source>a check can tell from %1 on</source>
        <translation>se puede verificar a partir de %1</translation>
    </message>
    <message>
        <source>first seen %1, last seen %2</source>
        <translation>visto primero %1, por último %2</translation>
    </message>
    <message>
        <source>%1 of the batch · %2</source>
        <comment>share · times</comment>
        <translation>%1 del lote · %2</translation>
    </message>
    <message>
        <source>No answer from the PSP in time</source>
        <translation>El PSP no respondió a tiempo</translation>
    </message>
    <message>
        <source>The PSP may have paid</source>
        <translation>El PSP puede haber pagado</translation>
    </message>
    <message>
        <source>The PSP may have paid: %1</source>
        <translation>El PSP puede haber pagado: %1</translation>
    </message>
    <message>
        <source>Not sent: the PSP does not know it</source>
        <translation>No enviado: el PSP no lo conoce</translation>
    </message>
    <message>
        <source>All attempts used up</source>
        <translation>Todos los intentos se agotaron</translation>
    </message>
    <message>
        <source>All attempts used up: %1</source>
        <translation>Todos los intentos se agotaron: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check %1 at the PSP…</source>
        <translation>
            <numerusform>Verificar %1 en el PSP…</numerusform>
            <numerusform>Verificar %1 en el PSP…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan retry of %1…</source>
        <translation>
            <numerusform>Planificar reintento de %1…</numerusform>
            <numerusform>Planificar reintento de %1…</numerusform>
        </translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Beneficiario</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Importe R$</translation>
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
        <translation>Última respuesta</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>sin dinero</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>un reintento no lo resuelve</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemHistory</name>
    <message>
        <source>%1: did not reach the PSP</source>
        <translation>%1: no llegó al PSP</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>the batch was not released yet</source>
        <translation>el lote aún no se había liberado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <source>Sent · attempt %1</source>
        <translation>Enviado · intento %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>por %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Respuesta: %1</translation>
    </message>
    <message>
        <source>became uncertain; automatic sending stopped</source>
        <translation>quedó incierto; el envío automático se detuvo</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Liquidado</translation>
    </message>
    <message>
        <source>unknown until the check</source>
        <translation>desconocido hasta la verificación</translation>
    </message>
    <message>
        <source>not sent, says the PSP</source>
        <translation>no enviado, dice el PSP</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>nothing on record</source>
        <translation>nada registrado</translation>
    </message>
    <message>
        <source>Attempt %1 · %2</source>
        <comment>number · how it ended</comment>
        <translation>Intento %1 · %2</translation>
    </message>
    <message>
        <source>E2E</source>
        <translation>E2E</translation>
    </message>
    <message>
        <source>Idempotency</source>
        <translation>Idempotencia</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Beneficiario</translation>
    </message>
    <message>
        <source>E2E %1</source>
        <comment>number of the network id</comment>
        <translation>E2E %1</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Pix key</source>
        <translation>Clave PIX</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimiento</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última respuesta</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Próximo intento</translation>
    </message>
    <message>
        <source>Check from</source>
        <translation>Verificar a partir de</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemInspector</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>Identificación</translation>
    </message>
    <message>
        <source>Network ids</source>
        <translation>Ids de la red</translation>
    </message>
    <message>
        <source>The item could not be read.</source>
        <translation>No se pudo leer el ítem.</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Ítem %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Check at the PSP…</source>
        <translation>Verificar en el PSP…</translation>
    </message>
    <message>
        <source>Plan retry…</source>
        <translation>Planificar reintento…</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copiar id</translation>
    </message>
    <message>
        <source>Attempts %1</source>
        <comment>tab with a count</comment>
        <translation>Intentos %1</translation>
    </message>
    <message>
        <source>Uncertain is not failed.</source>
        <translation>Incierto no es falla.</translation>
    </message>
    <message>
        <source>The PSP may have paid. Retry appears only after the check.</source>
        <translation>El PSP puede haber pagado. El reintento solo aparece después de la verificación.</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Verificado.</translation>
    </message>
    <message>
        <source>The PSP does not know this payment: it may be retried with the same key.</source>
        <translation>El PSP no conoce este pago: se puede reintentar con la misma clave.</translation>
    </message>
    <message>
        <source>The PSP refused it for good: a retry cannot mend it.</source>
        <translation>El PSP lo rechazó definitivamente: un reintento no lo resuelve.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemLook</name>
    <message>
        <source>timed out</source>
        <translation>tiempo agotado</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>conexión rechazada</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>conexión perdida</translation>
    </message>
    <message>
        <source>refused, not processed</source>
        <translation>rechazado, no procesado</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>demasiadas solicitudes</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>saldo insuficiente</translation>
    </message>
    <message>
        <source>limit exceeded</source>
        <translation>límite excedido</translation>
    </message>
    <message>
        <source>bank unavailable</source>
        <translation>banco no disponible</translation>
    </message>
    <message>
        <source>invalid key</source>
        <translation>clave inválida</translation>
    </message>
    <message>
        <source>invalid document</source>
        <translation>documento inválido</translation>
    </message>
    <message>
        <source>account closed</source>
        <translation>cuenta cerrada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falla</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>taken by a worker</source>
        <translation>con un worker</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>en vuelo</translation>
    </message>
    <message>
        <source>retry scheduled</source>
        <translation>reintento programado</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviado</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>pagado</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>muerta</translation>
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
        <translation>devuelto</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>awaiting approval</source>
        <translation>espera aprobación</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausado</translation>
    </message>
    <message>
        <source>no item moving</source>
        <translation>ningún ítem en movimiento</translation>
    </message>
    <message numerus="yes">
        <source>%1 paid</source>
        <translation>
            <numerusform>%1 pagado</numerusform>
            <numerusform>%1 pagados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain</source>
        <translation>
            <numerusform>%1 incierto</numerusform>
            <numerusform>%1 inciertos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not sent</source>
        <translation>
            <numerusform>%1 no enviado</numerusform>
            <numerusform>%1 no enviados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 returned</source>
        <translation>
            <numerusform>%1 devuelto</numerusform>
            <numerusform>%1 devueltos</numerusform>
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
            <numerusform>%1 muerta</numerusform>
            <numerusform>%1 muertas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 falla</numerusform>
            <numerusform>%1 fallas</numerusform>
        </translation>
    </message>
    <message>
        <source>refused by the receiver</source>
        <translation>rechazado por el destinatario</translation>
    </message>
    <message>
        <source>unknown at the PSP</source>
        <translation>desconocido en el PSP</translation>
    </message>
    <message numerus="yes">
        <source>%1 accepted</source>
        <translation>
            <numerusform>%1 aceptado</numerusform>
            <numerusform>%1 aceptados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsFooter</name>
    <message>
        <source>Find in this batch</source>
        <translation>Buscar en este lote</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Limpiar selección</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n seleccionado</numerusform>
            <numerusform>%n seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>No retry: uncertain items need the check first.</source>
        <translation>Sin reintentar: los ítems inciertos necesitan antes la verificación.</translation>
    </message>
    <message>
        <source>Nothing to order: none of them can be retried.</source>
        <translation>Nada que ordenar: ninguno de ellos se puede reintentar.</translation>
    </message>
</context>
<context>
    <name>farol::ui::ItemsView</name>
    <message>
        <source>Items that need someone, by cause</source>
        <translation>Ítems que necesitan a alguien, por causa</translation>
    </message>
    <message>
        <source>All items of the batch</source>
        <translation>Todos los ítems del lote</translation>
    </message>
    <message>
        <source>The items could not be read</source>
        <translation>No se pudieron leer los ítems</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Reading the items…</source>
        <translation>Leyendo los ítems…</translation>
    </message>
    <message>
        <source>No item with this text, of %1</source>
        <translation>Ningún ítem con este texto, de %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>Sin ítems</translation>
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
        <translation>Producción</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Homologación</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
</context>
<context>
    <name>farol::ui::LatestBatches</name>
    <message>
        <source>The newest batches</source>
        <translation>Los lotes más recientes</translation>
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
        <translation>los más recientes</translation>
    </message>
</context>
<context>
    <name>farol::ui::LineChart</name>
    <message>
        <source>No values in this period.</source>
        <translation>Sin valores en este período.</translation>
    </message>
    <message>
        <source>%1 now %2</source>
        <comment>series and its last value</comment>
        <translation>%1 ahora %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
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
        <translation>%1 ahora</translation>
    </message>
</context>
<context>
    <name>farol::ui::MainWindow</name>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 atajos</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>The keychain did not take this session.</source>
        <translation>El llavero no guardó esta sesión.</translation>
    </message>
    <message>
        <source>Until it does, the next start asks for the password. %1</source>
        <translation>Hasta que lo haga, el próximo inicio pedirá la contraseña. %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::OfflineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Offline since %1.</source>
        <translation>Sin conexión desde %1.</translation>
    </message>
    <message>
        <source>Data from %1. Reading, searching and exporting work. No money actions.</source>
        <translation>Datos de %1. Leer, buscar y exportar funcionan. Sin acciones con dinero.</translation>
    </message>
    <message>
        <source>Nothing was read yet. No money actions.</source>
        <translation>Aún no se leyó nada. Sin acciones con dinero.</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>próximo intento en %1</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>intentando ahora</translation>
    </message>
</context>
<context>
    <name>farol::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Visión general</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Pagados hoy</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fallas</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Inciertos</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ en riesgo ahora</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Tasa de error</translation>
    </message>
    <message>
        <source>last hour · from farold&apos;s metrics</source>
        <translation>última hora · de las métricas de farold</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>items a second · last hour</source>
        <translation>ítems por segundo · última hora</translation>
    </message>
    <message>
        <source>limit 5 %</source>
        <translation>límite 5 %</translation>
    </message>
    <message>
        <source>the back-end did not answer</source>
        <translation>el back-end no respondió</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>aún no leído</translation>
    </message>
    <message>
        <source>%1 · yesterday %2</source>
        <comment>amount, count</comment>
        <translation>%1 · ayer %2</translation>
    </message>
    <message>
        <source>check at the PSP</source>
        <translation>verificar en el PSP</translation>
    </message>
    <message>
        <source>plan a retry</source>
        <translation>reintentar</translation>
    </message>
    <message>
        <source>a retry cannot mend it</source>
        <translation>reintentar no lo resuelve</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En vuelo</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviados</translation>
    </message>
    <message>
        <source>Measured since %1.
The curve begins with the next payment that ends.</source>
        <translation>Medición desde las %1.
La curva empieza con el próximo pago concluido.</translation>
    </message>
    <message>
        <source>No measurements yet.</source>
        <translation>Aún sin mediciones.</translation>
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
        <translation>Exportar plan…</translation>
    </message>
    <message>
        <source>Items that go</source>
        <translation>Ítems que van</translation>
    </message>
    <message>
        <source>Items that stay</source>
        <translation>Ítems que quedan</translation>
    </message>
    <message>
        <source>Reason (kept in the audit)</source>
        <translation>Motivo (queda en la auditoría)</translation>
    </message>
    <message>
        <source>Computing on the server… Opening a plan writes nothing.</source>
        <translation>Calculando en el servidor… Abrir un plan no graba nada.</translation>
    </message>
    <message>
        <source>Ordered as %1. Each item is read again from the server.</source>
        <translation>Ordenado como %1. Cada ítem se lee de nuevo del servidor.</translation>
    </message>
    <message>
        <source>Computed on the server at %1. Opening this plan wrote nothing.</source>
        <translation>Calculado en el servidor a las %1. Abrir este plan no grabó nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n stay, with the reason of each</source>
        <translation>
            <numerusform>%n queda, con su motivo</numerusform>
            <numerusform>%n quedan, con el motivo de cada uno</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, marked above</source>
        <translation>
            <numerusform>%n más, marcado arriba</numerusform>
            <numerusform>%n más, marcados arriba</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items changed since you saw them.</source>
        <translation>
            <numerusform>%n ítem cambió desde que usted lo vio.</numerusform>
            <numerusform>%n ítems cambiaron desde que usted los vio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordering…</source>
        <translation>Dando la orden…</translation>
    </message>
    <message>
        <source>Nobody knows whether it started.</source>
        <translation>Nadie sabe si empezó.</translation>
    </message>
    <message>
        <source>%1 Sending it again is safe: it is the same order.</source>
        <translation>%1 Enviarla de nuevo es seguro: es la misma orden.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>No se inició nada.</translation>
    </message>
    <message>
        <source>Running.</source>
        <translation>En ejecución.</translation>
    </message>
    <message>
        <source>Closing this window does not stop it. %1</source>
        <translation>Cerrar esta ventana no detiene la ejecución. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done.</source>
        <translation>
            <numerusform>%1 de %2 hecho.</numerusform>
            <numerusform>%1 de %2 hechos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that are not say why in their row.</source>
        <translation>Los que no, dicen el motivo en su fila.</translation>
    </message>
    <message>
        <source>Nothing goes: every item stays, with its reason.</source>
        <translation>Nada va: todos los ítems quedan, con su motivo.</translation>
    </message>
    <message>
        <source>To run it, write the reason.</source>
        <translation>Para ejecutarlo, escriba el motivo.</translation>
    </message>
    <message>
        <source>To run it, type the name of the environment.</source>
        <translation>Para ejecutarlo, escriba el nombre del entorno.</translation>
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
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>I have seen the difference</source>
        <translation>Vi la diferencia</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Calcular de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n items · %1</source>
        <translation>
            <numerusform>Reintentar %n ítem · %1</numerusform>
            <numerusform>Reintentar %n ítems · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>writing for %1 more</source>
        <translation>escritura por %1 más</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>Exportar plan</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The same keys.</source>
        <translation>Las mismas claves.</translation>
    </message>
    <message>
        <source>What the PSP has already, it does not pay again. If an item changes, the plan is computed anew before anything starts.</source>
        <translation>Lo que el PSP ya tiene no lo paga otra vez. Si un ítem cambia, el plan se recalcula antes de empezar.</translation>
    </message>
    <message numerus="yes">
        <source>Ask to retry %n items · %1</source>
        <translation>
            <numerusform>Pedir el reintento de %n ítem · %1</numerusform>
            <numerusform>Pedir el reintento de %n ítems · %1</numerusform>
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
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>items a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>at the queue&apos;s pace</source>
        <translation>al ritmo de la cola</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con falla</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Inciertos</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Aún abiertos</translation>
    </message>
    <message>
        <source>Go now</source>
        <translation>Van ahora</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedan</translation>
    </message>
    <message>
        <source>Destination and pace</source>
        <translation>Destino y ritmo</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items</source>
        <translation>
            <numerusform>Reintentar %1 ítem</numerusform>
            <numerusform>Reintentar %1 ítems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %1 items of %2</source>
        <translation>
            <numerusform>Reintentar %1 ítem de %2</numerusform>
            <numerusform>Reintentar %1 ítems de %2</numerusform>
        </translation>
    </message>
    <message>
        <source>uncertain: check it at the PSP first</source>
        <translation>incierto: verifíquelo antes en el PSP</translation>
    </message>
    <message>
        <source>invalid key: edit it (it becomes a new item)</source>
        <translation>clave inválida: editar (pasa a ser un ítem nuevo)</translation>
    </message>
    <message>
        <source>%1: a retry cannot mend it</source>
        <translation>%1: un reintento no lo resuelve</translation>
    </message>
    <message>
        <source>it is still on its way</source>
        <translation>aún está en camino</translation>
    </message>
    <message>
        <source>already %1</source>
        <translation>ya %1</translation>
    </message>
    <message>
        <source>its batch was not released</source>
        <translation>su lote no se liberó</translation>
    </message>
    <message>
        <source>its batch was cancelled</source>
        <translation>su lote se canceló</translation>
    </message>
    <message>
        <source>replaced: its correction is an item of its own</source>
        <translation>sustituido: la corrección es un elemento propio</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed again</source>
        <translation>falló de nuevo</translation>
    </message>
    <message>
        <source>uncertain: check it</source>
        <translation>incierto: verifíquelo</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>no iniciado</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>%1, goes</source>
        <translation>%1, va</translation>
    </message>
    <message>
        <source>%1, stays</source>
        <translation>%1, queda</translation>
    </message>
    <message>
        <source>%1 is new: %2</source>
        <translation>%1 es nuevo: %2</translation>
    </message>
    <message>
        <source>%1 is no longer in the selection</source>
        <translation>%1 ya no está en la selección</translation>
    </message>
    <message>
        <source>%1 changed: %2 → %3</source>
        <translation>%1 cambió: %2 → %3</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Ítem</translation>
    </message>
    <message>
        <source>Amount R$</source>
        <translation>Importe R$</translation>
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
        <translation>Clave de idempotencia (la misma)</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
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
        <translation>se detiene con %1 de errores</translation>
    </message>
    <message>
        <source>%1 was not approved: nothing was sent.</source>
        <comment>run-000001</comment>
        <translation>%1 no fue aprobado: no se envió nada.</translation>
    </message>
    <message>
        <source>%1 of %2 items done.</source>
        <translation>%1 de %2 ítems hechos.</translation>
    </message>
</context>
<context>
    <name>farol::ui::Rail</name>
    <message>
        <source>%1, %2, old</source>
        <translation>%1, %2, viejo</translation>
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
        <translation>nada necesita a alguien ahora</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n ítem</numerusform>
            <numerusform>%n ítems</numerusform>
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
            <numerusform>%1 · en %n lote</numerusform>
            <numerusform>%1 · en %n lotes</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>At risk now: %1. %2. %3</source>
        <comment>sum, items, states</comment>
        <translation>En riesgo ahora: %1. %2. %3</translation>
    </message>
    <message>
        <source>R$ at risk now</source>
        <translation>R$ en riesgo ahora</translation>
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
        <translation>%1 sin pagar · %2 en riesgo</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>datos de %1</translation>
    </message>
</context>
<context>
    <name>farol::ui::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>Buscar o ejecutar</translation>
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
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Everything here works without a mouse; Tab goes on, Shift+Tab goes back.</source>
        <translation>Todo aquí funciona sin mouse; Tab avanza, Shift+Tab retrocede.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys, then what they do</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Next region: bar, pages, page, status</source>
        <translation>Próxima región: barra, páginas, página, estado</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Región anterior</translation>
    </message>
    <message>
        <source>%1 … 9</source>
        <comment>a range of keys</comment>
        <translation>%1 … 9</translation>
    </message>
    <message>
        <source>Page of that number</source>
        <translation>Página de ese número</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Close a dialog or the details</source>
        <translation>Cerrar un diálogo o los detalles</translation>
    </message>
    <message>
        <source>Lists and tables</source>
        <translation>Listas y tablas</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Go through the rows</source>
        <translation>Recorrer las filas</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Abrir la fila</translation>
    </message>
    <message>
        <source>Show its details beside it</source>
        <translation>Mostrar sus detalles al lado</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Marcar la fila, o desmarcarla</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Copiar la fila</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Buscar en esta lista</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Izquierda, derecha</translation>
    </message>
    <message>
        <source>Go from filter to filter</source>
        <translation>Ir de filtro en filtro</translation>
    </message>
    <message>
        <source>Change the filter</source>
        <translation>Cambiar el filtro</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Vaciar la búsqueda</translation>
    </message>
    <message>
        <source>Charts and numbers</source>
        <translation>Gráficos y números</translation>
    </message>
    <message>
        <source>Read a chart&apos;s values one by one</source>
        <translation>Leer los valores de un gráfico uno a uno</translation>
    </message>
    <message>
        <source>Open the rows behind a number</source>
        <translation>Abrir las filas detrás de un número</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>Next environment, button or field</source>
        <translation>Próximo entorno, botón o campo</translation>
    </message>
    <message>
        <source>Previous one</source>
        <translation>El anterior</translation>
    </message>
    <message>
        <source>Press the button, choose the kind</source>
        <translation>Presionar el botón, elegir el tipo</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nueva conexión</translation>
    </message>
    <message>
        <source>Choose the kind of environment</source>
        <translation>Elegir el tipo de entorno</translation>
    </message>
    <message>
        <source>In a field: test the connection</source>
        <translation>En un campo: probar la conexión</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>Cerrar un diálogo</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Supr</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two keys</comment>
        <translation>%1 o %2</translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation>Pulsar el botón</translation>
    </message>
    <message>
        <source>End Farol</source>
        <translation>Cerrar Farol</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Verify the payments whose outcome is uncertain</source>
        <translation>Verificar los pagos inciertos</translation>
    </message>
    <message>
        <source>Plan a retry of what is not paid</source>
        <translation>Planificar el reintento de lo no pagado</translation>
    </message>
    <message>
        <source>Show or hide the details beside the lists</source>
        <translation>Mostrar u ocultar los detalles junto a las listas</translation>
    </message>
    <message>
        <source>Go back from the details</source>
        <translation>Volver de los detalles</translation>
    </message>
</context>
<context>
    <name>farol::ui::SourcePill</name>
    <message>
        <source>Sources. Opens the diagnosis.</source>
        <translation>Fuentes. Abre el diagnóstico.</translation>
    </message>
    <message numerus="yes">
        <source>%n up to date</source>
        <comment>sources</comment>
        <translation>
            <numerusform>%n al día</numerusform>
            <numerusform>%n al día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n fuente</numerusform>
            <numerusform>%n fuentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) up to date</source>
        <translation>
            <numerusform>%n fuente al día</numerusform>
            <numerusform>%n fuentes al día</numerusform>
        </translation>
    </message>
    <message>
        <source>· up to %1</source>
        <translation>· hasta %1</translation>
    </message>
    <message>
        <source>not answering</source>
        <comment>source</comment>
        <translation>no responde</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>source</comment>
        <translation>pausado</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>sin fuente</translation>
    </message>
</context>
<context>
    <name>farol::ui::StatTile</name>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
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
            <numerusform>%1 (y %n más)</numerusform>
            <numerusform>%1 (y %n más)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farol::ui::StepLook</name>
    <message>
        <source>Nobody knows a server of this name. Check the address and the network.</source>
        <translation>Nadie conoce un servidor con este nombre. Revise la dirección y la red.</translation>
    </message>
    <message>
        <source>The connection is refused: farold does not run there, or the port is another.</source>
        <translation>La conexión se rechaza: farold no se ejecuta allí, o el puerto es otro.</translation>
    </message>
    <message>
        <source>The server cannot be reached from here. Check the network or the VPN.</source>
        <translation>No se puede llegar al servidor desde aquí. Revise la red o la VPN.</translation>
    </message>
    <message>
        <source>issued by %1, which this system does not know.</source>
        <translation>emitido por %1, que este sistema no conoce.</translation>
    </message>
    <message>
        <source>signed by itself (%1), which this system does not know.</source>
        <translation>firmado por sí mismo (%1), que este sistema no conoce.</translation>
    </message>
    <message>
        <source>expired. Its owner has to renew it; check the clock of this computer, too.</source>
        <translation>vencido. Su dueño debe renovarlo; revise también el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>not valid yet. Check the clock of this computer.</source>
        <translation>aún no es válido. Revise el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>belongs to another server: the address must be the name in it.</source>
        <translation>es de otro servidor: la dirección debe ser el nombre que está en él.</translation>
    </message>
    <message>
        <source>http without encryption is not allowed for this address.</source>
        <translation>http sin cifrado no está permitido para esta dirección.</translation>
    </message>
    <message>
        <source>The file of the own authority cannot be read.</source>
        <translation>El archivo de la autoridad propia no se puede leer.</translation>
    </message>
    <message>
        <source>The file of the own authority holds no certificate (PEM).</source>
        <translation>El archivo de la autoridad propia no contiene un certificado (PEM).</translation>
    </message>
    <message>
        <source>Something answers there, but it is not farold. Check the address.</source>
        <translation>Algo responde allí, pero no es farold. Revise la dirección.</translation>
    </message>
    <message>
        <source>Nothing is kept for this environment: type the password.</source>
        <translation>No hay nada guardado para este entorno: escriba la contraseña.</translation>
    </message>
    <message>
        <source>The keychain is locked: unlock it, or type the password.</source>
        <translation>El llavero está bloqueado: desbloquéelo, o escriba la contraseña.</translation>
    </message>
    <message>
        <source>No keychain: type the password.</source>
        <translation>Sin llavero: escriba la contraseña.</translation>
    </message>
    <message>
        <source>asking for the name…</source>
        <translation>preguntando por el nombre…</translation>
    </message>
    <message>
        <source>opening a connection…</source>
        <translation>abriendo una conexión…</translation>
    </message>
    <message>
        <source>looking at the certificate…</source>
        <translation>mirando el certificado…</translation>
    </message>
    <message>
        <source>asking who answers…</source>
        <translation>preguntando quién responde…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>iniciando sesión…</translation>
    </message>
    <message>
        <source>asking the keychain…</source>
        <translation>preguntando al llavero…</translation>
    </message>
    <message>
        <source>written and read back</source>
        <translation>escrito y leído de vuelta</translation>
    </message>
    <message>
        <source>written and read back: %1</source>
        <translation>escrito y leído de vuelta: %1</translation>
    </message>
    <message>
        <source>The keychain is locked: this session only.</source>
        <translation>El llavero está bloqueado: la contraseña vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>The keychain has not answered yet: this session only until it does.</source>
        <translation>El llavero aún no respondió: hasta entonces, la contraseña vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>No keychain: this session only.</source>
        <translation>Sin llavero: la contraseña vale solo en esta sesión.</translation>
    </message>
    <message>
        <source>plain http: nothing is encrypted</source>
        <translation>http simple: nada está cifrado</translation>
    </message>
    <message numerus="yes">
        <source>issued by %1, valid for %n more days</source>
        <translation>
            <numerusform>emitido por %1, válido por %n día más</numerusform>
            <numerusform>emitido por %1, válido por %n días más</numerusform>
        </translation>
    </message>
    <message>
        <source>the name leads to %1</source>
        <translation>el nombre lleva a %1</translation>
    </message>
    <message numerus="yes">
        <source>port %1 answers in %n ms</source>
        <translation>
            <numerusform>el puerto %1 responde en %n ms</numerusform>
            <numerusform>el puerto %1 responde en %n ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>farold answers in %n ms</source>
        <translation>
            <numerusform>farold responde en %n ms</numerusform>
            <numerusform>farold responde en %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation>sesión iniciada como %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>esperando</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en ejecución</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falla</translation>
    </message>
    <message>
        <source>waits for: %1</source>
        <translation>espera: %1</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>aún no probado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Llavero</translation>
    </message>
    <message>
        <source>Use this authority…</source>
        <translation>Usar esta autoridad…</translation>
    </message>
    <message>
        <source>No answer in time. Try again, or check the network and the VPN.</source>
        <translation>No respondió a tiempo. Intente de nuevo o revise la red y la VPN.</translation>
    </message>
    <message>
        <source>No secure connection: the server speaks plain http, or an old TLS. Check the address.</source>
        <translation>Sin conexión segura: el servidor habla http sin cifrar o un TLS antiguo. Revise la dirección.</translation>
    </message>
    <message>
        <source>farold answers, but is not ready. Try again in a moment, or look at its log.</source>
        <translation>farold responde, pero no está listo. Intente de nuevo en un momento o consulte su registro.</translation>
    </message>
    <message>
        <source>farold answers, but is not well. Try again in a moment, or look at its log.</source>
        <translation>farold responde, pero no está bien. Intente de nuevo en un momento o consulte su registro.</translation>
    </message>
    <message>
        <source>It sends us to another address: sign in to the network in a browser, or check the address.</source>
        <translation>Nos envía a otra dirección: inicie sesión en la red con un navegador o revise la dirección.</translation>
    </message>
    <message>
        <source>The address answers with a web page: it is not farold. Check it, or sign in to the network in a browser.</source>
        <translation>La dirección responde con una página web: no es farold. Revise la dirección, o entre en la red con un navegador.</translation>
    </message>
</context>
<context>
    <name>farol::ui::SubmitDialog</name>
    <message numerus="yes">
        <source>Submit %1 payments of %2</source>
        <translation>
            <numerusform>Someter %1 pago de %2</numerusform>
            <numerusform>Someter %1 pagos de %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2. Whole sum: %3.</source>
        <comment>money · environment · in words</comment>
        <translation>%1 en %2. Suma entera: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 for approval</source>
        <translation>
            <numerusform>Someter %1 pago · %2 a aprobación</numerusform>
            <numerusform>Someter %1 pagos · %2 a aprobación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Submit %1 payments · %2 to the queue</source>
        <translation>
            <numerusform>Someter %1 pago · %2 a la cola</numerusform>
            <numerusform>Someter %1 pagos · %2 a la cola</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Sometiendo…</translation>
    </message>
    <message>
        <source>Nobody knows whether it was submitted.</source>
        <translation>Nadie sabe si se sometió.</translation>
    </message>
    <message>
        <source>%1 Submitting again is safe: it counts once.</source>
        <translation>%1 Someterlo de nuevo es seguro: cuenta una sola vez.</translation>
    </message>
    <message>
        <source>Nothing was submitted.</source>
        <translation>No se sometió nada.</translation>
    </message>
    <message>
        <source>Others approve it first.</source>
        <translation>Otras personas lo aprueban antes.</translation>
    </message>
    <message numerus="yes">
        <source>%n other people have to approve before anything is sent. You cannot approve your own batch.</source>
        <translation>
            <numerusform>%n persona más debe aprobar antes de que se envíe algo. Usted no puede aprobar su propio lote.</numerusform>
            <numerusform>%n personas más deben aprobar antes de que se envíe algo. Usted no puede aprobar su propio lote.</numerusform>
        </translation>
    </message>
    <message>
        <source>The payments go out.</source>
        <translation>Los pagos salen.</translation>
    </message>
    <message>
        <source>After this the workers send them; what is in flight cannot be called back.</source>
        <translation>Después de esto los workers los envían; lo que está en vuelo no se puede recuperar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>farol::ui::TableCsv</name>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Data from</source>
        <translation>Datos de</translation>
    </message>
</context>
<context>
    <name>farol::ui::Timeline</name>
    <message>
        <source>not yet: %1, %2</source>
        <translation>aún no: %1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>time: title, detail</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
</context>
<context>
    <name>farol::ui::TypedConfirmation</name>
    <message>
        <source>To confirm, type %1</source>
        <translation>Para confirmar, escriba %1</translation>
    </message>
    <message>
        <source>Capitals and spaces count.</source>
        <translation>Las mayúsculas y los espacios cuentan.</translation>
    </message>
    <message>
        <source>The button stays off until the name is the same.</source>
        <translation>El botón queda desactivado hasta que el nombre sea igual.</translation>
    </message>
</context>
<context>
    <name>farol::ui::UnlockDialog</name>
    <message numerus="yes">
        <source>Allow writing for %n min in %1</source>
        <translation>
            <numerusform>Permitir escritura por %n min en %1</numerusform>
            <numerusform>Permitir escritura por %n min en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Money can move from here until then. Reading goes on as it is; “Lock now” ends it earlier.</source>
        <translation>Desde aquí hasta entonces el dinero puede moverse. La lectura sigue igual; “Bloquear ahora” lo termina antes.</translation>
    </message>
    <message numerus="yes">
        <source>Allow writing for %n min</source>
        <translation>
            <numerusform>Permitir escritura por %n min</numerusform>
            <numerusform>Permitir escritura por %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing was not allowed: this environment has another name now. Close and open it again.</source>
        <translation>No se permitió la escritura: este entorno tiene otro nombre ahora. Cierre y abra de nuevo.</translation>
    </message>
</context>
<context>
    <name>farol::ui::VerifyDialog</name>
    <message numerus="yes">
        <source>Check %1 at the PSP</source>
        <translation>
            <numerusform>Verificar %1 en el PSP</numerusform>
            <numerusform>Verificar %1 en el PSP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 uncertain items of %2, %3, in %4.</source>
        <translation>
            <numerusform>%1 ítem incierto de %2, %3, en %4.</numerusform>
            <numerusform>%1 ítems inciertos de %2, %3, en %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>It only reads.</source>
        <translation>Esto solo lee.</translation>
    </message>
    <message>
        <source>The PSP is asked what became of each of them: paid, refused or unknown there. No payment is made and none is repeated.</source>
        <translation>Se pregunta al PSP qué fue de cada uno: pagado, rechazado o desconocido allí. No se hace ni se repite ningún pago.</translation>
    </message>
    <message>
        <source>Check %1 · %2</source>
        <comment>count · money</comment>
        <translation>Verificar %1 · %2</translation>
    </message>
    <message>
        <source>Another check is still running.</source>
        <translation>Otra verificación aún está en curso.</translation>
    </message>
    <message>
        <source>Asking the PSP…</source>
        <translation>Preguntando al PSP…</translation>
    </message>
    <message>
        <source>%1 of %2 answered.</source>
        <comment>items</comment>
        <translation>%1 de %2 respondidos.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No answer to the check.</source>
        <translation>La verificación quedó sin respuesta.</translation>
    </message>
    <message>
        <source>The check was refused.</source>
        <translation>La verificación se rechazó.</translation>
    </message>
    <message>
        <source>Check the rest again</source>
        <translation>Verificar el resto de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>%1 became paid</source>
        <translation>
            <numerusform>%1 pasó a pagado</numerusform>
            <numerusform>%1 pasaron a pagados</numerusform>
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
        <translation>Leído de nuevo del servidor después de la respuesta del PSP.</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 ítem</numerusform>
            <numerusform>%1 ítems</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent, says the PSP: %1.</source>
        <translation>No enviados, dice el PSP: %1.</translation>
    </message>
    <message>
        <source>They may be retried with the same key.</source>
        <translation>Se pueden reintentar con la misma clave.</translation>
    </message>
    <message>
        <source>Nothing is left to retry.</source>
        <translation>No queda nada por reintentar.</translation>
    </message>
    <message>
        <source>Still uncertain: %1.</source>
        <translation>Aún inciertos: %1.</translation>
    </message>
    <message>
        <source>The PSP could not tell yet. Check them again later.</source>
        <translation>El PSP aún no podía decirlo. Verifíquelos de nuevo más tarde.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>Not paid: %1.</source>
        <translation>No pagados: %1.</translation>
    </message>
</context>
<context>
    <name>farol::ui::WindowMenu</name>
    <message>
        <source>Farol speaks %1 from its next start on.</source>
        <translation>Farol usará %1 la próxima vez que se abra.</translation>
    </message>
    <message>
        <source>Appearance and account</source>
        <translation>Apariencia y cuenta</translation>
    </message>
    <message>
        <source>Other environments…</source>
        <translation>Otros entornos…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
</TS>
