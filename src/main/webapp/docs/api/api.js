'use strict';

// Nothing is asked of other hosts: no validator, and the document is the hub's own.
SwaggerUIBundle({
  url: '../../api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
  persistAuthorization: false
});
